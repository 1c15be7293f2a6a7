namespace Glabella.Screening.Reading;

/// <summary>One word of a text.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Start">Where it begins in the text as typed.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Segment">Number of the stretch between commas, brackets and full stops in which it stands.</param>
/// <param name="Sign">The sign that opened its segment, at the segment's first word; else a blank.</param>
/// <param name="LookAlike">Letters of another alphabet were taken for Latin ones.</param>
/// <param name="Skeleton">For a word wholly in another alphabet: how it would read if its letters only look so; else null.</param>
internal readonly record struct Token(string Text, int Start, int End, int Segment, char Sign, bool LookAlike, string? Skeleton);
