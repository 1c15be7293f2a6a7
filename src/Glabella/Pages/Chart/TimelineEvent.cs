using NodaTime;

namespace Glabella.Pages.Chart;

/// <summary>One line of the timeline over the years.</summary>
/// <param name="Date">Its day.</param>
/// <param name="At">When it was entered; orders what happened on one day.</param>
/// <param name="Title">What.</param>
/// <param name="Text">Details, or null.</param>
/// <param name="Major">A treatment.</param>
/// <param name="Href">Where the signed record stands, or null.</param>
public sealed record TimelineEvent(LocalDate Date, Instant At, string Title, string? Text, bool Major = false, string? Href = null);
