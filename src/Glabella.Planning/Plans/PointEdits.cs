using System.Collections.Immutable;

namespace Glabella.Planning;

/// <summary>Applies what the injector changed on the face map to the doses of the areas.</summary>
internal static class PointEdits
{
    /// <summary>The doses with other units at the edited points; a point with 0 units is left out, and an area without points too.</summary>
    public static (ImmutableArray<AreaDose> Doses, PlanInputError? Error) Apply(PlanRequest request, ImmutableArray<AreaDose> doses)
    {
        if (request.Edits.IsEmpty)
        {
            return (doses, null);
        }

        var known = doses.SelectMany(dose => dose.Doses).Select(dose => dose.Site).ToHashSet(StringComparer.Ordinal);
        if (request.Edits.FirstOrDefault(edit => !known.Contains(edit.Id)) is { } stray)
        {
            return ([], new("INP-007", "points", $"'{stray.Id}' is no point of this plan.", []));
        }

        var units = request.Edits.Where(edit => edit.Units is not null).GroupBy(edit => edit.Id).ToDictionary(edits => edits.Key, edits => edits.Last().Units!.Value, StringComparer.Ordinal);
        ImmutableArray<AreaDose> edited =
        [
            .. doses
                .Select(dose => dose with { Doses = [.. dose.Doses.Select(d => d with { Units = units.GetValueOrDefault(d.Site, d.Units) }).Where(d => d.Units > 0)] })
                .Where(dose => !dose.Doses.IsEmpty),
        ];
        return edited.IsEmpty ? ([], new("INP-006", "points", "Every point has 0 units; at least one needs a dose.", [])) : (edited, null);
    }
}
