using Glabella.Components;
using Glabella.Practice;
using Glabella.Vocabulary;

namespace Glabella.Pages.Treatment;

/// <summary>From what was typed to what the acts read.</summary>
internal static class TreatReading
{
    /// <summary>Units at each point; an unreadable or missing number adds a message.</summary>
    public static Dictionary<string, double?> Given(TreatForm form, PlanEntry plan, Problems problems)
    {
        var given = new Dictionary<string, double?>();
        for (var i = 0; i < plan.Points.Count; i++)
        {
            var point = plan.Points[i];
            if (form.Given.FirstOrDefault(g => g.Id == point.Id) is { } row)
            {
                given[point.Id] = (double?)problems.Number(Field(plan, point.Id), row.Units, 0, 1000, "Write the units given; 0 if none.", "units");
            }
        }

        return given;
    }

    /// <summary>Units in all; null if a number cannot be read.</summary>
    public static double? Total(TreatForm form, PlanEntry plan)
    {
        var quiet = new Problems();
        var given = Given(form, plan, quiet);
        return quiet.None ? plan.Points.Sum(p => given.TryGetValue(p.Id, out var units) ? units ?? 0 : p.Units) : null;
    }

    /// <summary>Grades before, by area.</summary>
    public static Dictionary<string, Grade> Baselines(TreatForm form) => form.Baselines
        .Where(b => Enum.TryParse<Grade>(b.Value, out _)).ToDictionary(b => b.Key, b => Enum.Parse<Grade>(b.Value));

    /// <summary>Name of the field for the units of a point.</summary>
    public static string Field(PlanEntry plan, string point) => $"Input.Given[{plan.Points.ToList().FindIndex(p => p.Id == point)}].Units";

    /// <summary>The field of the form for a field of the act.</summary>
    public static string FieldOf(string field, PlanEntry plan) => field switch
    {
        "VialIds" => "Input.Vials",
        "Given" => Field(plan, plan.Points[0].Id),
        ['G', 'i', 'v', 'e', 'n', '[', .. var id, ']'] => Field(plan, id),
        "Screening" or "Consent" => field,
        _ => "Input." + field,
    };
}
