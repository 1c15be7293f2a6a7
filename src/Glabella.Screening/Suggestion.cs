namespace Glabella.Screening;

/// <summary>The list that a person fills in.</summary>
public enum SuggestionList
{
    /// <summary>Medications and supplements.</summary>
    Medications,

    /// <summary>Illnesses and states.</summary>
    Conditions,

    /// <summary>Allergies.</summary>
    Allergies,
}

/// <summary>A name that a person may have begun to type.</summary>
/// <param name="Text">What to put into the field; the reader understands it.</param>
/// <param name="Means">The canonical name where that is another one ("warfarin" for a brand), else the same as <paramref name="Text"/>.</param>
public sealed record Suggestion(string Text, string Means);
