using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Planning;

/// <summary>Where a sentence stands on the leaflet.</summary>
public enum LeafletSection
{
    /// <summary>Call the emergency number now.</summary>
    CallNow,

    /// <summary>Call the clinic the same day.</summary>
    CallUs,

    /// <summary>On the day of the treatment.</summary>
    FirstDay,

    /// <summary>Until the effect has gone.</summary>
    UntilThen,
}

/// <summary>One sentence for the patient, with where it comes from.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Text">The sentence, to "you".</param>
/// <param name="Areas">Only after treatment of these; empty = always.</param>
/// <param name="Source">Id of the source.</param>
/// <param name="BeforeDay">Only before this day after the treatment; null = as long as it lasts.</param>
public sealed record LeafletItem(LeafletSection Section, string Text, ImmutableArray<Area> Areas, string Source, int? BeforeDay = null);

/// <summary>What the leaflet says after a treatment (<c>Data/aftercare.json</c>). Dates and telephone numbers are the page's.</summary>
public static class Aftercare
{
    private static readonly Lazy<AftercareFile> Loaded = new(() => Knowledge.Read<AftercareFile>("aftercare.json"));

    internal static AftercareFile File => Loaded.Value;

    /// <summary>The sources of all sentences.</summary>
    public static ImmutableArray<Source> Sources => File.Sources;

    /// <summary>The sentences after treatment of some areas, section by section, each in the order of the file.</summary>
    public static ImmutableArray<LeafletItem> For(IEnumerable<Area> areas)
    {
        var treated = areas.ToHashSet();
        return [.. File.Items.Where(item => item.Areas.IsEmpty || item.Areas.Any(treated.Contains)).OrderBy(item => item.Section)];
    }
}

internal sealed record AftercareFile(ImmutableArray<LeafletItem> Items, ImmutableArray<Source> Sources);
