namespace Glabella.Pages.Course;

/// <summary>
/// Where the words of the grades stand inside a narrow chart, which has no margin for them: at the right end of their line, or, where the course,
/// a grade or today's line runs there, at the next free place to the left, above or below it.
/// </summary>
/// <param name="left">Left end of the plot.</param>
/// <param name="right">Right end.</param>
/// <param name="points">What must stay free: points of the course, marks, close to each other.</param>
internal sealed class GradeLabels(double left, double right, IReadOnlyList<(double X, double Y)> points)
{
    private const double CharacterWidth = 7, Ascent = 11, Descent = 4, Clear = 4;

    /// <summary>End and base line of a word that stands by a line.</summary>
    /// <param name="word">The word.</param>
    /// <param name="line">Height of its line.</param>
    /// <param name="below">Whether it may stand below the line.</param>
    public (double End, double Base) Place(string word, double line, bool below)
    {
        var width = word.Length * CharacterWidth;
        double[] bases = below ? [line - 5, line + 15] : [line - 5];
        for (var end = right; end - width >= left; end -= 6)
        {
            foreach (var at in bases)
            {
                if (!points.Any(p => p.X > end - width - Clear && p.X < end + Clear && p.Y > at - Ascent - Clear && p.Y < at + Descent + Clear))
                {
                    return (end, at);
                }
            }
        }

        return (right, bases[0]);
    }
}
