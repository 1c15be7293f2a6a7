using System.Collections.Immutable;
using Glabella.Vocabulary;

namespace Glabella.Practice;

/// <summary>A text that people consent to, in one version. A change of words is a new version; what was signed keeps its own words.</summary>
/// <param name="Id">Permanent id (<c>toxin</c>).</param>
/// <param name="Version">Version, a date.</param>
/// <param name="Language">Language (IETF tag).</param>
/// <param name="Title">Heading.</param>
/// <param name="Paragraphs">What it says.</param>
/// <param name="Sources">Where it comes from.</param>
public sealed record ConsentText(string Id, string Version, string Language, string Title, ImmutableArray<ConsentParagraph> Paragraphs, ImmutableArray<Source> Sources)
{
    private static readonly Lazy<ConsentText> ToxinText = new(() =>
    {
        using var stream = typeof(ConsentText).Assembly.GetManifestResourceStream("Glabella.Practice.Treatments.Data.consent-toxin.json")!;
        using var reader = new StreamReader(stream);
        return RecordJson.Read<ConsentText>(reader.ReadToEnd());
    });

    /// <summary>Consent to botulinum toxin; a text to start from, which a practice has its own adviser read.</summary>
    public static ConsentText Toxin => ToxinText.Value;

    /// <summary>Title and paragraphs as plain text: what a signed consent keeps.</summary>
    public string PlainText => string.Join("\n\n", Paragraphs.Select(p => p.Text).Prepend(Title));
}

/// <summary>A paragraph of a consent.</summary>
/// <param name="Text">The words.</param>
/// <param name="Source">Id of the source; null where it states no fact.</param>
public sealed record ConsentParagraph(string Text, string? Source);
