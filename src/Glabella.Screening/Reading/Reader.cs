using NodaTime;

namespace Glabella.Screening.Reading;

/// <summary>Understands one text as a person writes it.</summary>
internal static class Reader
{
    /// <summary>Reads a text that answers a question about a person on a day.</summary>
    public static TextReading Read(string text, Question question, LocalDate? day, Jurisdiction jurisdiction) =>
        new([], [text.Trim()], []);
}
