using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Glabella.Vocabulary;

namespace Glabella.Course.Forecasting;

/// <summary>What one published trial covered of one product in one area.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Product">The toxin.</param>
/// <param name="Area">Where.</param>
/// <param name="Units">Doses of its arms in this area, U.</param>
/// <param name="LastDay">Last day after a treatment with a published figure; null where only doses and treatments were read.</param>
/// <param name="Treatments">Treatments in a row.</param>
/// <param name="Calibrated">Whether its figures take part in the calibration.</param>
/// <param name="SourceId">Where that stands.</param>
internal sealed record StudiedTrial(
    string Name, Product Product, Area Area, ImmutableArray<double> Units, int? LastDay, int Treatments, bool Calibrated, string SourceId);

/// <summary>The data file <c>Data/studied.json</c>: how far published trials reach, read once.</summary>
internal sealed class StudiedTrials
{
    private static readonly string[] Subjects = ["ages", "interval", "baseline", "men"];
    private static readonly Lazy<StudiedTrials> Read = new(() => new StudiedTrials());

    /// <summary>The one file of this program.</summary>
    public static StudiedTrials Current => Read.Value;

    public ImmutableArray<StudiedTrial> Trials { get; }

    /// <summary>From this age on few people took part, years.</summary>
    public int FewFromAge { get; }

    /// <summary>From this age on nobody is known to have taken part, years.</summary>
    public int NobodyFromAge { get; }

    /// <summary>Least days between two treatments of one area.</summary>
    public int IntervalDays { get; }

    /// <summary>Mean age in trials, years.</summary>
    public int MeanAge { get; }

    /// <summary>Doses that did more in men than lower ones: from the first to the second number of units.</summary>
    public (Product Product, Area Area, double Units, double Highest) BetterForMen { get; }

    /// <summary>Share of men among the people of trials, 0…1.</summary>
    public double ShareOfMen { get; }

    public FrozenDictionary<string, Source> Sources { get; }

    /// <summary>Ids of what says so, by subject: ages, interval, baseline, men.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> SourceIds { get; }

    private StudiedTrials()
    {
        using var stream = typeof(StudiedTrials).Assembly.GetManifestResourceStream("Glabella.Course.Data.studied.json")!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
        static int? Whole(JsonElement e) => e.ValueKind == JsonValueKind.Number ? e.GetInt32() : null;
        Trials =
        [
            .. root.GetProperty("trials").EnumerateArray().Select(t => new StudiedTrial(
                Text(t, "trial"), TrialProducts.Find(Text(t, "product"))!, Areas.Find(Text(t, "area"))!,
                [.. t.GetProperty("units").EnumerateArray().Select(u => u.GetDouble())],
                Whole(t.GetProperty("lastDay")), t.GetProperty("treatments").GetInt32(), t.GetProperty("calibrated").GetBoolean(), Text(t, "source"))),
        ];
        FewFromAge = root.GetProperty("ages").GetProperty("few").GetInt32();
        NobodyFromAge = root.GetProperty("ages").GetProperty("none").GetInt32();
        IntervalDays = root.GetProperty("interval").GetProperty("days").GetInt32();
        MeanAge = root.GetProperty("ages").GetProperty("mean").GetInt32();
        var better = root.GetProperty("men").GetProperty("better");
        BetterForMen = (Products.Find(Text(better, "product"))!, Areas.Find(Text(better, "area"))!, better.GetProperty("units").GetDouble(), better.GetProperty("highest").GetDouble());
        ShareOfMen = root.GetProperty("men").GetProperty("share").GetDouble();
        SourceIds = Subjects.ToFrozenDictionary(subject => subject, subject =>
            root.GetProperty(subject) is var e && e.TryGetProperty("also", out var also)
                ? also.EnumerateArray().Select(a => a.GetString()!).Prepend(Text(e, "source")).ToImmutableArray()
                : [Text(e, "source")]);
        Sources = root.GetProperty("sources").EnumerateArray().Select(s => new Source(
            Text(s, "id"), Text(s, "title"), Text(s, "locator"), Text(s, "status") == "seen" ? SourceStatus.Seen : SourceStatus.Recalled,
            s.GetProperty("url").GetString())).ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
    }

    /// <summary>Trials of a product in an area; with <paramref name="calibrated"/>, those that the model was calibrated on.</summary>
    public IEnumerable<StudiedTrial> Of(Product product, Area area, bool calibrated) =>
        Trials.Where(t => t.Product == product && t.Area == area && (t.Calibrated || !calibrated));

    /// <summary>Last day with a figure of a product in an area; null without any.</summary>
    public int? LastDay(Product product, Area area) => Of(product, area, calibrated: true).Max(t => t.LastDay);

    /// <summary>The trial with most treatments of a product in a row, in any area; null without any trial of it.</summary>
    public StudiedTrial? MostTreatments(Product product) => Trials.Where(t => t.Product == product).MaxBy(t => t.Treatments);

    /// <summary>A sentence where units lie outside of what calibrated trials gave of a product in an area; null inside, or where there was no trial at all.</summary>
    public (string Sentence, string SourceId)? Dose(Product product, Area area, double units, string given)
    {
        var known = Of(product, area, calibrated: true).SelectMany(t => t.Units.Select(u => (Units: u, Trial: t))).ToArray();
        if (known.Length == 0 || (units >= known.Min(k => k.Units) && units <= known.Max(k => k.Units)))
        {
            return null;
        }

        var below = units < known.Min(k => k.Units);
        var end = below ? known.MinBy(k => k.Units) : known.MaxBy(k => k.Units);
        var sentence = $"{given} {(below ? "below the lowest" : "above the highest")} dose of {product} in the {Where(area)} that the model was calibrated on, {U(end.Units)} U ({end.Trial.Name}).";
        var other = Of(product, area, calibrated: false).FirstOrDefault(t => !t.Calibrated && units >= t.Units.Min() && units <= t.Units.Max());
        return other is null ? (sentence, end.Trial.SourceId) : ($"{sentence} {other.Name} gave such doses, but its figures could not be read in the same way.", other.SourceId);
    }

    /// <summary>A sentence where no calibrated trial gave a product in an area; null where one did.</summary>
    public (string Sentence, string? SourceId)? Pair(Product product, Area area)
    {
        if (Of(product, area, calibrated: true).Any())
        {
            return null;
        }

        var others = Trials.Where(t => t.Calibrated && t.Area == area).Select(t => t.Product.Name).Distinct().Order(StringComparer.Ordinal);
        return ($"No trial of {product} in the {Where(area)} stands behind the model: what the area changes is carried over from {string.Join(", ", others)}.", null);
    }

    /// <summary>A source in words, marked where nobody re-read it.</summary>
    public string InWords(string id) => Sources[id] is var s && s.Status == SourceStatus.Recalled ? $"{s.Title}, {s.Locator} (unverified)" : $"{s.Title}, {s.Locator}";

    /// <summary>An area as a clinician says it.</summary>
    public static string Where(Area area) => area.Id.Replace('-', ' ');

    /// <summary>Units without needless decimals.</summary>
    public static string U(double units) => units.ToString("0.##", CultureInfo.InvariantCulture);
}
