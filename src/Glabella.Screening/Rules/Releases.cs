using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Vocabulary;

namespace Glabella.Screening.Rules;

/// <summary>
/// The rules of past releases, from <c>Data/releases/*.json</c>: each file says what is new, changed or gone against the one
/// before, so that the files up to a version, oldest first, give it whole. Read when somebody asks for one.
/// </summary>
internal static class Releases
{
    private const string Folder = "Glabella.Screening.Data.releases.";

    private static readonly ConcurrentDictionary<string, Lazy<RuleBook>> Read = new(StringComparer.Ordinal);

    /// <summary>Every version that was released, newest first.</summary>
    public static ImmutableArray<string> Versions { get; } =
    [
        .. typeof(Releases).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^".json".Length])
            .OrderDescending(StringComparer.Ordinal),
    ];

    /// <summary>The rules of a release as they were; null if there is no such release.</summary>
    public static RuleBook? Of(string version) =>
        Versions.Contains(version) ? Read.GetOrAdd(version, v => new Lazy<RuleBook>(() => Fold(v))).Value : null;

    /// <summary>Release files put together, oldest first.</summary>
    internal static RuleBook Fold(IEnumerable<Stream> files)
    {
        var rules = new SortedDictionary<string, (string Family, JsonElement Rule)>(StringComparer.Ordinal);
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var document = JsonDocument.Parse(file);
            foreach (var gone in document.RootElement.GetProperty("gone").EnumerateArray())
            {
                rules.Remove(gone.GetString()!);
            }

            foreach (var entry in document.RootElement.GetProperty("rules").EnumerateObject())
            {
                rules[entry.Name] = (entry.Value.GetProperty("family").GetString()!, entry.Value.GetProperty("rule").Clone());
            }

            foreach (var (id, source) in RuleFile.ReadSources(document.RootElement))
            {
                sources[id] = source;
            }
        }

        return new RuleBook([.. rules.Values.Select(r => RuleFile.ReadRule(r.Rule, r.Family, sources))], sources);
    }

    private static RuleBook Fold(string version)
    {
        var files = Versions.Reverse().TakeWhile(v => string.CompareOrdinal(v, version) <= 0)
            .Select(v => typeof(Releases).Assembly.GetManifestResourceStream(Folder + v + ".json")!).ToList();
        try
        {
            return Fold(files);
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }
}
