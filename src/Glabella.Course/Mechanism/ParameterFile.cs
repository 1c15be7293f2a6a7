using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Vocabulary;

namespace Glabella.Course.Mechanism;

/// <summary>The data file <c>Data/course-model.json</c>, read once.</summary>
internal sealed class ParameterFile
{
    private static readonly Lazy<ParameterFile> Read = new(() =>
    {
        using var stream = typeof(ParameterFile).Assembly.GetManifestResourceStream("Glabella.Course.Data.course-model.json")!;
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement);
    });

    /// <summary>The one file of this program.</summary>
    public static ParameterFile Current => Read.Value;

    public string Version { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    public FrozenDictionary<string, ProductParameters> Products { get; }

    public FrozenDictionary<string, AreaParameters> Areas { get; }

    public ImmutableArray<Level> Levels { get; }

    public ImmutableArray<Cap> Caps { get; }

    public double ReferenceDoseLimit { get; }

    public string ReferenceDoseLimitSource { get; }

    /// <summary>How the calibrated parameters vary together.</summary>
    public Posterior Posterior { get; }

    /// <summary>What the calibration found of each trial, in units of the spread between trials.</summary>
    public ImmutableArray<TrialSpread> TrialEffects { get; }

    public FrozenDictionary<string, Source> Sources { get; }

    /// <summary>A parameter by its permanent name.</summary>
    public Parameter this[string name] => Parameters.First(p => p.Name == name);

    /// <summary>The spread of a level by its permanent name.</summary>
    public double LevelSd(string name) => Levels.First(l => l.Name == name).Sd;

    /// <summary>Reads a file of the layout of <c>Data/course-model.json</c>.</summary>
    public ParameterFile(JsonElement root)
    {
        Version = Text(root, "modelVersion");
        Parameters = [.. root.GetProperty("parameters").EnumerateArray().Select(ToParameter)];
        Products = root.GetProperty("products").EnumerateArray().Concat(root.GetProperty("trialOnlyProducts").EnumerateArray()).Select(p => new ProductParameters(
            Text(p, "product"), [.. p.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()!)],
            Number(p, "logPotency"), Number(p, "logPotencySd"), Number(p, "logLossRateShift"), Number(p, "logLossRateShiftSd"), How(p), Text(p, "source"),
            Prior(p, "logPotencyPrior"), Prior(p, "logLossRateShiftPrior"))).ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
        Areas = root.GetProperty("areas").EnumerateArray().Select(a => new AreaParameters(
            Vocabulary.Areas.Find(Text(a, "area"))!, Number(a, "referenceUnits"), Number(a, "logAmountShift"), Number(a, "logAmountShiftSd"),
            Number(a, "unmovedShareLogitShift"), Number(a, "unmovedShareLogitShiftSd"), How(a), Text(a, "source"),
            Prior(a, "logAmountShiftPrior"), Prior(a, "unmovedShareLogitShiftPrior"),
            a.TryGetProperty("labelTreatsWith", out var with) ? [.. with.EnumerateArray().Select(w => Vocabulary.Areas.Find(w.GetString()!)!)] : [])).ToFrozenDictionary(a => a.Area.Id, StringComparer.Ordinal);
        Levels = [.. root.GetProperty("levels").EnumerateArray().Select(l => new Level(
            Text(l, "name"), Text(l, "symbol"), Text(l, "meaning"), Text(l, "unit"), Number(l, "sd"), How(l), Text(l, "source")))];
        Caps = [.. root.GetProperty("hardLimits").EnumerateArray().Select(c => new Cap(
            Vocabulary.Products.Find(Text(c, "product"))!, Number(c, "units"), c.GetProperty("days").GetInt32(), Text(c, "text"), Text(c, "source")))];
        ReferenceDoseLimit = Number(root.GetProperty("referenceDoseLimit"), "value");
        ReferenceDoseLimitSource = Text(root.GetProperty("referenceDoseLimit"), "source");
        var posterior = root.GetProperty("posterior");
        Posterior = new(
            [.. posterior.GetProperty("names").EnumerateArray().Select(n => n.GetString()!)],
            [.. posterior.GetProperty("correlation").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(c => c.GetDouble()))]);
        TrialEffects = [.. root.GetProperty("trialEffects").EnumerateArray().Select(t => new TrialSpread(Text(t, "trial"), Number(t, "unmovedShift"), Number(t, "readingShift"), Number(t, "noticingShift")))];
        Sources = root.GetProperty("sources").EnumerateArray().Select(s => new Source(
            Text(s, "id"), Text(s, "title"), Text(s, "locator"), Text(s, "status") == "seen" ? SourceStatus.Seen : SourceStatus.Recalled,
            s.GetProperty("url").GetString())).ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
    }

    private static Parameter ToParameter(JsonElement p)
    {
        var between = p.GetProperty("betweenPerson");
        return new(
            Text(p, "name"), Text(p, "symbol"), Text(p, "meaning"), Text(p, "unit"), Number(p, "value"), Number(p, "workingValue"), Number(p, "posteriorSd"),
            between.ValueKind == JsonValueKind.Null
                ? null
                : new(Number(between, "sd"), between.GetProperty("posteriorScale").GetString() == "log", Number(between, "posteriorSd"), How(between), Prior(between, "prior")),
            How(p), Text(p, "source"), [.. p.GetProperty("sourceIds").EnumerateArray().Select(s => s.GetString()!)],
            Enum.Parse<WorkingScale>(Text(p, "scale"), ignoreCase: true), Prior(p, "prior"));
    }

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    private static double Number(JsonElement e, string name) =>
        e.GetProperty(name) is { ValueKind: JsonValueKind.Number } n ? n.GetDouble() : 0;

    private static NormalPrior? Prior(JsonElement e, string name) =>
        e.TryGetProperty(name, out var prior) && prior.ValueKind == JsonValueKind.Object ? new(Number(prior, "mean"), Number(prior, "sd")) : null;

    private static Method How(JsonElement e) => Enum.Parse<Method>(Text(e, "method"), ignoreCase: true);
}
