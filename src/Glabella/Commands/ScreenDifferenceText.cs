using System.Globalization;
using Glabella.Screening;
using NodaTime;
using NodaTime.Text;

namespace Glabella.Commands;

/// <summary>What two versions of the rules make of one intake, in sentences.</summary>
internal static class ScreenDifferenceText
{
    /// <summary>The heading and its lines; one line if both say the same.</summary>
    public static (string Heading, IReadOnlyList<string> Lines) Of(ScreeningDifference difference)
    {
        var (then, now) = (difference.Then, difference.Now);
        var heading = $"With the rules of {now.RulesVersion} instead of {then.RulesVersion}";
        if (difference.IsNone)
        {
            return (heading, ["Nothing differs."]);
        }

        return (heading,
        [
            then.Decision == now.Decision ? $"The decision stays: {Words.Of(now.Decision)}." : $"The decision: {Words.Of(now.Decision)}, was {Words.Of(then.Decision)}.",
            .. difference.Appeared.Select(f => $"New: {Named(f)}, {Words.Of(f.Severity)}. {f.Action}"),
            .. difference.Gone.Select(f => $"Gone: {Named(f)}, was {Words.Of(f.Severity)}."),
            .. difference.Changed.Select(Changed),
            .. difference.UnderstoodNow.Select(t => $"Understood now: {t.Trim()}"),
            .. difference.NotUnderstoodNow.Select(t => $"No longer understood: {t.Trim()}"),
        ]);
    }

    private static string Changed(ChangedFinding changed)
    {
        var (then, now) = (changed.Then, changed.Now);
        List<string> parts = [];
        if (then.Severity != now.Severity)
        {
            parts.Add($"{Words.Of(now.Severity)}, was {Words.Of(then.Severity)}");
        }

        if (then.Label != now.Label)
        {
            parts.Add($"the label's own word: {Word(now.Label)}, was {Word(then.Label)}");
        }

        if (changed.DayChanged)
        {
            parts.Add($"stands until {Day(now.HoldUntil)}, was {Day(then.HoldUntil)}");
        }

        if (changed.WordsChanged)
        {
            parts.Add("said in other words: " + (then.Action == now.Action ? now.Effect : now.Action).TrimEnd('.'));
        }

        return string.Create(CultureInfo.InvariantCulture, $"Changed: {Named(now)}: {string.Join("; ", parts)}.");
    }

    private static string Named(Finding f) => $"{f.Rule} {f.Title} ({f.Matched})";

    private static string Word(Severity? severity) => severity is { } s ? Words.Of(s) : "the same as the tier";

    private static string Day(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "no known day";
}
