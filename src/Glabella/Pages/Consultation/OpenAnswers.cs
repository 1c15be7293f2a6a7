using System.Collections.Immutable;
using Glabella.Screening;

namespace Glabella.Pages.Consultation;

/// <summary>Puts answers to open questions into an intake.</summary>
internal static class OpenAnswers
{
    /// <summary>The answers with what was settled; the same object if nothing was.</summary>
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

    // The unknown part may stand inside a longer text; the rest of that text stays.
    private static ImmutableArray<Statement>? Replace(ImmutableArray<Statement>? list, string unknown, string meant) =>
        list is { } known ? [.. known.Select(s => s with { Text = s.Text.Replace(unknown, meant, StringComparison.Ordinal) })] : null;

    private static bool? Answer(string? word) => word switch { "yes" => true, "no" => false, _ => null };
}
