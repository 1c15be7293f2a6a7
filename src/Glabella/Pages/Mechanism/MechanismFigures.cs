using System.Globalization;
using System.Text.Json;

namespace Glabella.Pages.Mechanism;

/// <summary>What stands beside the curves, and everything that the island needs to show another day: numbers and the words that were written here.</summary>
internal static class MechanismFigures
{
    /// <summary>A state on a day: for a patient in words, for staff with its range.</summary>
    public static string Value(MechanismCurve curve, MechanismDay day, bool patient) => (curve.Of, patient) switch
    {
        ("line", true) => day.Grade.Mean switch { < 0.5 => "almost none", < 1.5 => "faint", < 2.5 => "clear", _ => "deep" },
        (_, true) => MechanismDay.Words(curve.Mean(day)),
        ("line", _) => string.Create(CultureInfo.InvariantCulture, $"grade {day.Grade.Mean:0.0} ({day.Grade.P10:0.0}–{day.Grade.P90:0.0})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * curve.Mean(day):0} % ({100 * curve.P10(day):0}–{100 * curve.P90(day):0})"),
    };

    /// <summary>The parts of the picture and what happens there, from the needle to the line.</summary>
    public static IEnumerable<(string Part, string Words)> Parts(MechanismDay day) =>
        [("The spot", day.Spot), ("The nerve ends", day.Nerve), ("SNAP-25", day.Hooks), ("The signal", day.Signal), ("The muscle", day.Pull), ("The line", day.Line)];

    /// <summary>All days for the island: <c>first</c>, <c>days</c> (depot, chain, snap, signal, force, muscle, line; 0…1), <c>words</c> and by day which of them stand in each place.</summary>
    public static string Json(MechanismCourse course, bool patient)
    {
        var words = new Dictionary<string, int>();
        int Word(string text) => words.TryGetValue(text, out var known) ? known : words[text] = words.Count;
        var texts = course.Days.Select(d => Texts(course, d, patient).Select(Word).ToArray()).ToArray();
        var days = course.Days.Select(d => new[] { d.Depot, d.LightChain, d.Snap25, d.Transmission, d.Force, d.Muscle, d.Grade.Mean / 3 }.Select(n => Math.Round(n, 3)).ToArray()).ToArray();
        return JsonSerializer.Serialize(new { first = course.Days[0].Day, days, words = words.Keys, texts }, Options);
    }

    /// <summary>The words that change with the day, in the order of <c>data-text</c>: 0 day, 1 date, 2 story, 3…8 parts, 9…14 values.</summary>
    public static IEnumerable<string> Texts(MechanismCourse course, MechanismDay day, bool patient) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Day {day.Day}"), course.Date(day.Day), day.Story,
        .. Parts(day).Select(p => p.Words), .. MechanismCurve.All.Select(c => Value(c, day, patient)),
    ];

    private static readonly JsonSerializerOptions Options = new();
}
