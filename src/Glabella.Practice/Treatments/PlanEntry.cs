using Glabella.Planning;
using NodaTime;

namespace Glabella.Practice;

/// <summary>A plan that an injector accepted.</summary>
public sealed class PlanEntry : SignedEntry
{
    /// <summary>The screening on which it rests; null if none was made yet.</summary>
    public Guid? ScreeningId { get; init; }

    /// <summary>The visit; null if none.</summary>
    public Guid? AppointmentId { get; init; }

    /// <summary>The day for which it is made.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The one product.</summary>
    public required string Product { get; init; }

    /// <summary>The request, JSON of <see cref="PlanRequest"/>.</summary>
    public required string RequestJson { get; init; }

    /// <summary>The plan, JSON of <see cref="TreatmentPlan"/>.</summary>
    public required string PlanJson { get; init; }

    /// <summary>The points of the plan: a JSON list of <see cref="TreatedPoint"/> with planned = units.</summary>
    public required string PointsJson { get; init; }

    /// <summary>Total units.</summary>
    public required double Units { get; init; }

    /// <summary>The injector's remark; null if none.</summary>
    public string? Note { get; init; }

    /// <summary>The request.</summary>
    public PlanRequest Request => RecordJson.Read<PlanRequest>(RequestJson);

    /// <summary>The plan.</summary>
    public TreatmentPlan Plan => RecordJson.Read<TreatmentPlan>(PlanJson);

    /// <summary>The planned points.</summary>
    public IReadOnlyList<TreatedPoint> Points => RecordJson.Read<List<TreatedPoint>>(PointsJson);

    /// <inheritdoc />
    protected override IEnumerable<string?> Content() =>
        [ScreeningId?.ToString("D"), AppointmentId?.ToString("D"), Words.Of(Date), Product, RequestJson, PlanJson, PointsJson, Words.Of(Units), Note];
}
