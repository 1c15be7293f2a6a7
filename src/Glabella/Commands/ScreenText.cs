using System.Globalization;
using System.Text;
using Glabella.Commands.Plumbing;
using Glabella.Screening;
using Glabella.Vocabulary;

namespace Glabella.Commands;

/// <summary>A screening as a page for a person: the decision first, then findings in groups, then what to ask.</summary>
internal static class ScreenText
{
    public static string Of(ScreeningResult result, ScreeningDifference? difference, int columns)
    {
        var page = new StringBuilder();
        void Line(string text, int first = 0, int others = 0) => TextLayout.AppendWrapped(page, Clean(text), first, others, columns);

        Line($"{Words.Of(result.Decision).ToUpperInvariant()}  {Why(result)}", 0, 2);
        var about = new List<string>();
        if (result.PlannedDate is { } day)
        {
            about.Add("planned for " + Wording.Iso(day));
        }

        if (result.AgeYears is { } age)
        {
            about.Add(age.ToString(CultureInfo.InvariantCulture) + " years old");
        }

        about.Add($"{Words.Of(result.Jurisdiction)} labels, rules of {result.RulesVersion}");
        Line(string.Join("; ", about));
        if (result.ByProduct.Length > 1)
        {
            Line(string.Join("; ", result.ByProduct.Select(p => $"{p.Product}: {Words.Of(p.Decision)}")));
        }

        // They come worst first. A loop, not a grouping by an enumeration: that would have to be compiled at each start.
        Severity? heading = null;
        foreach (var finding in result.Findings)
        {
            if (finding.Severity != heading)
            {
                heading = finding.Severity;
                page.AppendLine();
                Line(Heading(finding.Severity));
            }

            Write(finding, Line);
        }

        Section(Line, page, "Not asked", result.NotAsked.Select(q => q.Question));
        Section(Line, page, "Not recognised", result.Unrecognised.Distinct().Select(u => u + Candidates(result, u)));
        Section(Line, page, "Understood, no bearing", result.Harmless.Select(h => $"{h.Input.Trim()}: {h.Matched}{Reason(h.Reason)}"));
        if (difference is not null)
        {
            var (title, lines) = ScreenDifferenceText.Of(difference);
            Section(Line, page, title, lines);
        }

        page.AppendLine();
        Line("Supports a licensed clinician's decision; it does not make it.");
        return page.ToString();
    }

    private static void Write(Finding f, Action<string, int, int> line)
    {
        var read = f.MatchedHow is MatchedHow.Exact or MatchedHow.Answer ? f.Matched : $"\"{f.Input.Trim()}\" read as {f.Matched} ({How(f.MatchedHow)})";
        line($"{f.Rule}  {f.Title}: {read}", 2, 4);
        line(f.Effect, 4, 4);
        line(f.Action, 4, 4);
        if (f.HoldUntil is { } until)
        {
            line("Stands until " + Wording.Iso(until), 4, 4);
        }

        var sources = string.Join("; ", f.Sources.Select(s => $"{s.Title}, {s.Locator}{(s.Status == SourceStatus.Recalled ? " (unverified)" : "")}"));
        line($"Evidence: {Plain(Words.Of(f.Evidence))}. {sources}", 4, 4);
    }

    private static void Section(Action<string, int, int> line, StringBuilder page, string title, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            page.AppendLine();
            line(title, 0, 0);
            foreach (var item in list)
            {
                line(item, 2, 4);
            }
        }
    }

    private static string Why(ScreeningResult result)
    {
        var parts = new List<string>();
        if (result.Findings.FirstOrDefault() is { Severity: > Severity.Information } worst)
        {
            parts.Add($"{worst.Title} ({worst.Matched}): {worst.Action.TrimEnd('.')}");
        }

        if (result.NotAsked.Length > 0)
        {
            parts.Add(Count(result.NotAsked.Length, "thing was", "things were") + " not asked");
        }

        if (result.Unrecognised.Length > 0)
        {
            parts.Add(Count(result.Unrecognised.Length, "text was", "texts were") + " not recognised");
        }

        return parts.Count == 0 ? "nothing found that speaks against the treatment" : string.Join("; ", parts) + ".";
    }

    private static string Candidates(ScreeningResult result, string unrecognised)
    {
        var near = result.DidYouMean.Where(d => unrecognised.Contains(d.Input, StringComparison.Ordinal)).SelectMany(d => d.Candidates).Distinct().ToList();
        return near.Count == 0 ? "" : $" (did you mean {string.Join(", ", near)}?)";
    }

    private static string Heading(Severity severity) => severity switch
    {
        Severity.Contraindicated => "CONTRAINDICATED: a rule forbids it",
        Severity.Defer => "DEFER: not on this date",
        Severity.Refer => "REFER: a specialist or the prescriber decides and records why",
        Severity.Caution => "CAUTION: treat with the named care",
        _ => "For information",
    };

    private static string Reason(HarmlessReason reason) => reason switch
    {
        HarmlessReason.Negated => " (denied)",
        HarmlessReason.OtherPerson => " (somebody else)",
        HarmlessReason.Stopped => " (over)",
        HarmlessReason.Route => " (not by this route)",
        _ => "",
    };

    private static string How(MatchedHow how) => how switch
    {
        MatchedHow.Lookalike => "look-alike letters",
        MatchedHow.Class => "a word for a group",
        MatchedHow.Brand => "a brand",
        MatchedHow.Combination => "a combination",
        _ => "a " + Words.Of(how),
    };

    private static string Plain(string word) => word == "caseReports" ? "case reports" : word;

    private static string Count(int n, string one, string many) => $"{n.ToString(CultureInfo.InvariantCulture)} {(n == 1 ? one : many)}";

    private static string Clean(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
