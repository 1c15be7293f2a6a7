using Glabella.Pages.Course;

namespace Glabella.SystemTests.FollowUp;

public sealed class GradeLabelTests
{
    /// <summary>A course that rises to the right end through a line at height 100.</summary>
    private static (double X, double Y)[] Rising { get; } = [.. Enumerable.Range(0, 320).Select(i => (16.0 + i, 200 - (0.35 * i)))];

    [Fact]
    public void A_free_line_has_its_word_at_the_right_end() =>
        Assert.Equal((326, 25), new GradeLabels(16, 326, Rising).Place("severe", 30, below: true));

    [Fact]
    public void A_word_never_lies_on_the_course()
    {
        for (var line = 40.0; line < 200; line += 7)
        {
            var (end, at) = new GradeLabels(16, 326, Rising).Place("moderate", line, below: true);
            Assert.DoesNotContain(Rising, p => p.X > end - 56 && p.X < end && p.Y > at - 11 && p.Y < at + 4);
            Assert.InRange(end, 16 + 56, 326);
        }
    }

    [Fact]
    public void Where_there_is_no_room_at_all_it_stands_at_the_right_end() =>
        Assert.Equal((326, 95), new GradeLabels(16, 326, [.. Enumerable.Range(0, 400).SelectMany(i => Enumerable.Range(0, 20).Select(j => ((double)i, 70.0 + (3 * j))))]).Place("mild", 100, below: true));
}
