namespace Glabella.Practice;

/// <summary>What was injected at one point.</summary>
/// <param name="Id">Permanent id of the point in its plan (<c>glabella-1</c>).</param>
/// <param name="Area">Area id.</param>
/// <param name="Muscle">Muscle; null if not known.</param>
/// <param name="Side">Patient's <c>left</c>, <c>right</c> or <c>midline</c>.</param>
/// <param name="View">Drawing on which x and y lie: <c>front</c>, <c>left</c>, <c>right</c>, <c>back</c>.</param>
/// <param name="X">0…1 of the view.</param>
/// <param name="Y">0…1 of the view, downward.</param>
/// <param name="Planned">Units of the plan; null if the point was added.</param>
/// <param name="Units">Units given, 0 or more.</param>
public sealed record TreatedPoint(string Id, string Area, string? Muscle, string Side, string View, double X, double Y, double? Planned, double Units);

/// <summary>Units given in one area.</summary>
/// <param name="Area">Area id.</param>
/// <param name="Units">Total.</param>
public sealed record TreatedArea(string Area, double Units);

/// <summary>What was drawn from one vial.</summary>
/// <param name="VialId">The vial.</param>
/// <param name="Lot">Its lot number.</param>
/// <param name="Units">Units drawn.</param>
public sealed record DrawnVial(Guid VialId, string Lot, double Units);
