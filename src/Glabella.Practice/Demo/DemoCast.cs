using System.Collections.Immutable;
using Glabella.Screening;
using Glabella.Vocabulary;
using NodaTime;

namespace Glabella.Practice;

/// <summary>One of today's visits in the demonstration.</summary>
/// <param name="Name">Invented.</param>
/// <param name="Born">Date of birth.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Time">Start.</param>
/// <param name="Minutes">Length.</param>
/// <param name="Injector">Which of the demonstration's injectors, from 0.</param>
/// <param name="Kind">Why.</param>
/// <param name="Status">How far.</param>
/// <param name="Areas">What is treated.</param>
/// <param name="DaysAgo">Earlier sessions.</param>
/// <param name="Answers">Intake of this visit; null if none came in.</param>
/// <param name="Upto">How far the preparation is: 0 nothing, 1 screened, 2 planned, 3 consented, 4 treated.</param>
internal sealed record DemoVisit(
    string Name, LocalDate Born, Sex Sex, LocalTime Time, int Minutes, int Injector, VisitKind Kind, VisitStatus Status,
    ImmutableArray<Area> Areas, ImmutableArray<int> DaysAgo, Intake? Answers, int Upto);

/// <summary>Who comes today in the demonstration: nine visits in different states.</summary>
internal static class DemoCast
{
    private static readonly Intake Healthy = new() { Pregnant = false, Breastfeeding = false, Medications = [], Conditions = [], Allergies = [], PriorTreatments = [] };

    public static ImmutableArray<DemoVisit> Today { get; } =
    [
        new("Ruth Adeyemi", new(1981, 6, 2), Sex.Female, new(9, 0), 30, 0, VisitKind.Treatment, VisitStatus.Done, [Areas.Glabella], [480, 360, 238, 115], Healthy, 4),
        new("Daniel Okoro", new(1987, 8, 30), Sex.Male, new(9, 30), 30, 0, VisitKind.Treatment, VisitStatus.InRoom, [Areas.Glabella, Areas.Forehead], [127], Healthy with { Pregnant = null, Breastfeeding = null }, 3),
        new("Sofia Brandt", new(1990, 2, 11), Sex.Female, new(10, 0), 30, 1, VisitKind.Treatment, VisitStatus.Arrived, [Areas.LateralCanthus], [205, 98], Healthy with { Medications = ["vitamin D"] }, 1),
        new("Helen Marsh", new(1968, 1, 17), Sex.Female, new(10, 15), 15, 0, VisitKind.FollowUp, VisitStatus.Expected, [Areas.Glabella], [14], Healthy with { Allergies = ["penicillin, rash"] }, 0),
        new(
            "Joan Whitlock", new(1955, 2, 3), Sex.Female, new(11, 15), 30, 0, VisitKind.Treatment, VisitStatus.Expected, [Areas.Glabella], [],
            // The о in the second line is Cyrillic, as pasted from a letter.
            Healthy with { Medications = ["gentamicin inj. 3x daily, kidney infection", "d\u043Enepezil 10 mg", "Eliquis 5 mg bd"] }, 1),
        new("Carl Jensen", new(1962, 12, 2), Sex.Male, new(11, 30), 30, 1, VisitKind.FirstVisit, VisitStatus.Expected, [Areas.Glabella], [], Healthy with { Allergies = null, PriorTreatments = null, Medications = ["ramipril 5 mg"] }, 1),
        new("Grace Tan", new(1997, 6, 14), Sex.Female, new(14, 0), 45, 0, VisitKind.FirstVisit, VisitStatus.Expected, [Areas.Glabella], [], null, 0),
        new("Petra Novák", new(1976, 9, 21), Sex.Female, new(15, 0), 30, 1, VisitKind.Treatment, VisitStatus.Expected, [Areas.Glabella, Areas.Forehead, Areas.LateralCanthus], [310, 204, 97], Healthy, 1),
        new("Yusuf Demir", new(1984, 4, 5), Sex.Male, new(16, 0), 30, 1, VisitKind.Treatment, VisitStatus.Expected, [Areas.Glabella], [226, 119], Healthy with { Conditions = ["hay fever"] }, 1),
    ];
}
