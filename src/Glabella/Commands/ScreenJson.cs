using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Screening;
using NodaTime;

namespace Glabella.Commands;

/// <summary>Writes a screening as the contract's JSON: stable order, nothing left out.</summary>
internal static class ScreenJson
{
    public static void Write(Utf8JsonWriter json, ScreeningResult result, ScreeningDifference? difference, IReadOnlyList<Warning> warnings)
    {
        json.WriteStartObject();
        json.WriteString("kind", "screening");
        json.WriteString("id", result.Id);
        json.WriteString("jurisdiction", Words.Of(result.Jurisdiction));
        json.WriteString("rulesVersion", result.RulesVersion);
        Day(json, "plannedDate", result.PlannedDate);
        if (result.AgeYears is { } age)
        {
            json.WriteNumber("ageYears", age);
        }
        else
        {
            json.WriteNull("ageYears");
        }

        json.WriteString("decision", Words.Of(result.Decision));
        PlanJson.List(json, "byProduct", result.ByProduct, (j, p) =>
        {
            j.WriteString("product", p.Product);
            j.WriteString("decision", Words.Of(p.Decision));
        });
        PlanJson.List(json, "findings", result.Findings, Finding);
        Texts(json, "unrecognised", result.Unrecognised);
        PlanJson.List(json, "didYouMean", result.DidYouMean, (j, d) =>
        {
            j.WriteString("input", d.Input);
            Texts(j, "candidates", d.Candidates);
        });
        PlanJson.List(json, "notAsked", result.NotAsked, (j, q) =>
        {
            j.WriteString("field", q.Field);
            j.WriteString("question", q.Question);
        });
        PlanJson.List(json, "harmless", result.Harmless, (j, h) =>
        {
            j.WriteString("input", h.Input);
            j.WriteString("matched", h.Matched);
            j.WriteString("reason", Words.Of(h.Reason));
            j.WriteString("field", h.Field);
        });
        PlanJson.List(json, "warnings", warnings, (j, w) =>
        {
            j.WriteString("code", w.Code);
            j.WriteString("message", w.Message);
            j.WriteString("field", w.Field);
        });
        Difference(json, difference);
        json.WriteEndObject();
    }

    // Null unless --compare asked for it.
    private static void Difference(Utf8JsonWriter json, ScreeningDifference? difference)
    {
        if (difference is null)
        {
            json.WriteNull("difference");
            return;
        }

        json.WriteStartObject("difference");
        json.WriteString("rulesVersion", difference.Now.RulesVersion);
        json.WriteString("decision", Words.Of(difference.Now.Decision));
        PlanJson.List(json, "appeared", difference.Appeared, Finding);
        PlanJson.List(json, "gone", difference.Gone, Finding);
        PlanJson.List(json, "changed", difference.Changed, (j, c) =>
        {
            j.WriteString("rule", c.Now.Rule);
            Finding(j, "then", c.Then);
            Finding(j, "now", c.Now);
        });
        Texts(json, "understoodNow", difference.UnderstoodNow);
        Texts(json, "notUnderstoodNow", difference.NotUnderstoodNow);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, string name, Finding finding)
    {
        json.WriteStartObject(name);
        Finding(json, finding);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Finding f)
    {
        json.WriteString("rule", f.Rule);
        json.WriteString("severity", Words.Of(f.Severity));
        json.WriteString("topic", Words.Of(f.Topic));
        json.WriteString("input", f.Input);
        json.WriteString("field", f.Field);
        json.WriteString("matched", f.Matched);
        json.WriteString("matchedHow", Words.Of(f.MatchedHow));
        json.WriteStartObject("appliesTo");
        Texts(json, "products", f.Products);
        Texts(json, "areas", f.Areas);
        json.WriteEndObject();
        json.WriteString("effect", f.Effect);
        json.WriteString("action", f.Action);
        Day(json, "holdUntil", f.HoldUntil);
        json.WriteString("evidence", Words.Of(f.Evidence));
        PlanJson.List(json, "sources", f.Sources, (j, s) =>
        {
            j.WriteString("title", s.Title);
            j.WriteString("locator", s.Locator);
            j.WriteString("status", Words.Of(s.Status));
            j.WriteString("url", s.Url);
        });
        json.WriteString("title", f.Title);
        json.WriteString("label", f.Label is { } label ? Words.Of(label) : null);
        Texts(json, "stricter", f.Stricter.Select(j => Words.Of(j)));
        json.WriteBoolean("watch", f.Watch);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Day(Utf8JsonWriter json, string name, LocalDate? day) => json.WriteString(name, day is { } d ? Wording.Iso(d) : null);
}
