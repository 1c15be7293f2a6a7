namespace Glabella.Course.Marks;

/// <summary>
/// The five events of one cycle of one person, as days on the mesh's clock; +∞ where the event lies beyond
/// the time that was computed, NaN where it never happens.
/// </summary>
internal struct MarkDays
{
    public double Onset, FullEffect, HalfFaded, WearOff, BackToBaseline;
}
