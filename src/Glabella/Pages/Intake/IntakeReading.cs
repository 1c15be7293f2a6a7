using System.Collections.Immutable;
using Glabella.Components;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Pages.Intake;

/// <summary>From what was typed to what screening reads. A question that was left is null: "not asked", never "no".</summary>
internal static class IntakeReading
{
    private const int MostLines = 100;
    private const int LongestLine = 500;

    /// <summary>The answers. Where something is wrong a message is added and the rest is read.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="problems">Receives the messages; names begin with <c>Input.</c></param>
    /// <param name="today">Today, for dates that must not lie ahead.</param>
    /// <param name="before">Answers from which the form was filled; a line that was not changed keeps what else is known of it.</param>
    public static Screening.Intake Read(IntakeForm form, Problems problems, LocalDate today, Screening.Intake? before = null)
    {
        var birth = problems.Date("Input.BirthDate", form.BirthDate, missing: null);
        if (birth is { } day)
        {
            problems.Demand(day <= today, "Input.BirthDate", "This day has not come yet.");
            problems.Demand(day > today.PlusYears(-120), "Input.BirthDate", "This is more than 120 years ago. Look at the year.");
        }

        var male = form.Sex == "male";
        return new()
        {
            BirthDate = birth,
            Sex = form.Sex switch { "female" => Sex.Female, "male" => Sex.Male, "other" => Sex.Other, _ => null },
            Pregnant = male ? null : Answer(form.Pregnant),
            Breastfeeding = male ? null : Answer(form.Breastfeeding),
            TryingToConceive = male ? null : before?.TryingToConceive,
            Jurisdiction = before?.Jurisdiction,
            Medications = Listed(form.TakesMedicines, form.Medicines, "Input.Medicines", "Write what you take, one a line.", problems, before?.Medications),
            Conditions = Illnesses(form, problems, before),
            Allergies = Listed(form.HasAllergies, form.Allergies, "Input.Allergies", "Write to what, one a line.", problems, before?.Allergies),
            Procedures = Procedures(form, before),
            PriorTreatments = Earlier(form, problems, today),
            Planned = form.Wishes.Select(Areas.Find).OfType<Area>().ToImmutableArray() is { Length: > 0 } areas
                ? (before?.Planned ?? new()) with { Areas = areas }
                : before?.Planned,
        };
    }

    private static bool? Answer(string? word) => word switch { "yes" => true, "no" => false, _ => null };

    private static ImmutableArray<Statement>? Listed(string? answer, string? text, string field, string missing, Problems problems, ImmutableArray<Statement>? before)
    {
        if (answer == "no")
        {
            return [];
        }

        var lines = Lines(text, field, problems, before);
        if (answer == "yes" && lines.IsEmpty)
        {
            problems.Add(field, missing);
        }

        return lines.IsEmpty ? null : lines;
    }

    private static ImmutableArray<Statement> Lines(string? text, string field, Problems problems, ImmutableArray<Statement>? before)
    {
        ImmutableArray<string> lines = [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimStart('-', '•', '*', ' ')).Where(l => l.Length > 0)];
        problems.Demand(lines.Length <= MostLines, field, $"At most {MostLines} lines.");
        problems.Demand(lines.All(l => l.Length <= LongestLine), field, $"Write one a line; a line has at most {LongestLine} characters.");
        return [.. lines.Select(l => before?.FirstOrDefault(s => s.Text == l) ?? new Statement(l))];
    }

    private static ImmutableArray<Statement>? Illnesses(IntakeForm form, Problems problems, Screening.Intake? before)
    {
        var written = Lines(form.OtherIllnesses, "Input.OtherIllnesses", problems, before?.Conditions);
        ImmutableArray<Statement> ticked =
        [
            .. IntakeWords.Illnesses.Where(t => form.Illnesses.Contains(t.Key)).Select(t => new Statement(t.Text)),
            .. IntakeWords.Recent.Where(t => !t.IsProcedure && form.Recent.Contains(t.Key)).Select(t => new Statement(t.Text)),
        ];
        if (form.Illnesses.Contains(IntakeWords.None) && IntakeWords.Illnesses.Any(t => form.Illnesses.Contains(t.Key)))
        {
            problems.Add("Input.Illnesses", "“None of these” is ticked, and something else too. Take one of them away.");
        }

        // Only the long list answers the question about illnesses; a recent fever alone does not.
        return form.Illnesses.Count > 0 || !written.IsEmpty ? ticked.AddRange(written) : ticked.IsEmpty ? null : ticked;
    }

    private static ImmutableArray<Procedure>? Procedures(IntakeForm form, Screening.Intake? before)
    {
        ImmutableArray<Procedure> others = [.. (before?.Procedures ?? []).Where(p => IntakeWords.Recent.All(t => t.Text != p.Text))];
        ImmutableArray<Procedure> all = [.. IntakeWords.Recent.Where(t => t.IsProcedure && form.Recent.Contains(t.Key)).Select(t => new Procedure(t.Text)), .. others];
        return all.IsEmpty && form.Recent.Count == 0 ? null : all;
    }

    private static ImmutableArray<PriorTreatment>? Earlier(IntakeForm form, Problems problems, LocalDate today)
    {
        if (form.TreatedBefore == "no")
        {
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<PriorTreatment>();
        for (var i = 0; i < form.Earlier.Count; i++)
        {
            if (form.Earlier[i] is { IsBlank: false } row)
            {
                var field = $"Input.Earlier[{i}]";
                LocalDate? date = null;
                if (!string.IsNullOrWhiteSpace(row.When))
                {
                    (date, var message) = RoughDay.Read(row.When, today);
                    problems.Demand(message is null, field + ".When", message ?? "");
                }

                var units = problems.Number(field + ".Units", row.Units, 0, 1000, missing: null, "units");
                rows.Add(new(date, Products.Find(row.Product), (double?)units, Areas.Find(row.Area)));
            }
        }

        // "Yes" without any detail is one treatment of which nothing is known; it counts as recent.
        return (form.TreatedBefore, rows.Count) switch
        {
            ("yes", 0) => [new PriorTreatment(null, null, null, null)],
            (_, 0) => null,
            _ => rows.ToImmutable(),
        };
    }
}
