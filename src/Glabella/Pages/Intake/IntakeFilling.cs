using System.Collections.Immutable;
using System.Globalization;
using Glabella.Components;
using Glabella.Screening;
using Glabella.Vocabulary;

namespace Glabella.Pages.Intake;

/// <summary>From answers that are there back to a form, so that staff put right one line and not all.</summary>
internal static class IntakeFilling
{
    /// <summary>The form of some answers; <see cref="IntakeReading.Read"/> gives the same answers back.</summary>
    public static IntakeForm Of(Screening.Intake intake)
    {
        var texts = (intake.Conditions ?? []).Select(s => s.Text).ToList();
        var procedures = (intake.Procedures ?? []).Select(p => p.Text).ToList();
        var ticks = IntakeWords.Illnesses.AddRange(IntakeWords.Recent);
        var written = texts.Where(t => ticks.All(k => k.IsProcedure || k.Text != t)).ToList();
        var ticked = IntakeWords.Illnesses.Where(t => texts.Contains(t.Text)).Select(t => t.Key).ToList();
        return new()
        {
            BirthDate = intake.BirthDate?.InFull(),
            Sex = intake.Sex switch { Sex.Female => "female", Sex.Male => "male", Sex.Other => "other", _ => null },
            Pregnant = Word(intake.Pregnant),
            Breastfeeding = Word(intake.Breastfeeding),
            TakesMedicines = Word(intake.Medications),
            Medicines = Lines(intake.Medications),
            Illnesses = intake.Conditions is null || ticked.Count > 0 || written.Count > 0 ? ticked : [IntakeWords.None],
            OtherIllnesses = string.Join('\n', written),
            Recent = Recent(intake, texts, procedures),
            HasAllergies = Word(intake.Allergies),
            Allergies = Lines(intake.Allergies),
            TreatedBefore = intake.PriorTreatments is { } prior ? prior.IsEmpty ? "no" : "yes" : null,
            Earlier = [.. (intake.PriorTreatments ?? []).Select(Row)],
            Wishes = [.. (intake.Planned?.Areas ?? []).Select(a => a.Id)],
        };
    }

    private static List<string> Recent(Screening.Intake intake, List<string> texts, List<string> procedures)
    {
        var ticked = IntakeWords.Recent.Where(t => (t.IsProcedure ? procedures : texts).Contains(t.Text)).Select(t => t.Key).ToList();
        return ticked.Count == 0 && intake.Procedures is { IsEmpty: true } ? [IntakeWords.None] : ticked;
    }

    private static IntakeForm.EarlierTreatment Row(PriorTreatment prior) => new()
    {
        When = prior.Date?.InFull(),
        Product = prior.Product?.Name,
        Area = prior.Area?.Id,
        Units = prior.Units?.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string? Word(bool? answer) => answer switch { true => "yes", false => "no", _ => null };

    private static string? Word(ImmutableArray<Statement>? list) => list is { } known ? known.IsEmpty ? "no" : "yes" : null;

    private static string? Lines(ImmutableArray<Statement>? list) => list is { } known ? string.Join('\n', known.Select(s => s.Text)) : null;
}
