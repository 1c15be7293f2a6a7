using System.Collections.Immutable;
using Glabella.Screening;

namespace Glabella.Pages.Consultation;

/// <summary>Puts answers to open questions into an intake.</summary>
internal static class OpenAnswers
{
    /// <summary>The answers with what was settled; equal to those before if nothing was.</summary>
    public static Screening.Intake Into(Screening.Intake before, AnswersForm form)
    {
        var after = before;
        if (Answer(form.Pregnant) is { } pregnant)
        {
            after = after with { Pregnant = pregnant };
        }

        if (Answer(form.Breastfeeding) is { } breastfeeding)
        {
            after = after with { Breastfeeding = breastfeeding };
        }

        after = after with
        {
            Medications = List(form, "medications") ?? after.Medications,
            Conditions = List(form, "conditions") ?? after.Conditions,
            Allergies = List(form, "allergies") ?? after.Allergies,
        };
        for (var i = 0; i < form.Unknown.Count && i < form.Meant.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(form.Meant[i]) && !string.IsNullOrWhiteSpace(form.Unknown[i]))
            {
                var (unknown, meant) = (form.Unknown[i], form.Meant[i].Trim());
                after = after with
                {
                    Medications = Replace(after.Medications, unknown, meant),
                    Conditions = Replace(after.Conditions, unknown, meant),
                    Allergies = Replace(after.Allergies, unknown, meant),
                    Procedures = after.Procedures is { } procedures ? [.. procedures.Select(p => p with { Text = p.Text.Replace(unknown, meant, StringComparison.Ordinal) })] : null,
                };
            }
        }

        return after;
    }

    /// <summary>The answer to a list that was not asked; null if it is still not answered.</summary>
    private static ImmutableArray<Statement>? List(AnswersForm form, string list) => form.Has.GetValueOrDefault(list) switch
    {
        "no" => [],
        "yes" when form.Lists.GetValueOrDefault(list) is { } text && !string.IsNullOrWhiteSpace(text) =>
            [.. text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => new Statement(t))],
        _ => null,
    };

    // The unknown part may stand inside a longer text; the rest of that text stays.
    private static ImmutableArray<Statement>? Replace(ImmutableArray<Statement>? list, string unknown, string meant) =>
        list is { } known ? [.. known.Select(s => s with { Text = s.Text.Replace(unknown, meant, StringComparison.Ordinal) })] : null;

    private static bool? Answer(string? word) => word switch { "yes" => true, "no" => false, _ => null };
}
