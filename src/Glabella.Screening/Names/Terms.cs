using System.Collections.Immutable;
using System.Text.Json;
using Glabella.Screening.Reading;

namespace Glabella.Screening.Names;

/// <summary>Something with a canonical name that is no single drug: an illness, an allergen, a group of drugs, a procedure.</summary>
/// <param name="Name">Canonical English name.</param>
/// <param name="AtFace">The name it goes by if the text says that it is in the face; null if that makes no difference.</param>
/// <param name="WhenActive">The name it goes by if the text says that it is there now.</param>
internal sealed record Term(string Name, string? AtFace, string? WhenActive);

/// <summary>One way to write a term.</summary>
/// <param name="Term">What it means.</param>
/// <param name="Translation">Another language than English.</param>
internal sealed record TermWord(Term Term, bool Translation);

/// <summary>The words of one list in <c>Data/words</c>, by their folded spelling.</summary>
internal sealed class Terms
{
    private static readonly Lazy<Terms> LazyConditions = new(() => Load("conditions", "conditions-harmless"));
    private static readonly Lazy<Terms> LazyAllergens = new(() => Load("allergens"));
    private static readonly Lazy<Terms> LazyClasses = new(() => Load("classes"));

    private readonly Dictionary<string, TermWord> byWord;
    private readonly Dictionary<string, TermWord>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private Terms(Dictionary<string, TermWord> words, ImmutableArray<Term> all)
    {
        byWord = words;
        lookup = byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        All = all;
    }

    /// <summary>Illnesses, states and procedures.</summary>
    public static Terms Conditions => LazyConditions.Value;

    /// <summary>What people are allergic to.</summary>
    public static Terms Allergens => LazyAllergens.Value;

    /// <summary>Groups of drugs.</summary>
    public static Terms Classes => LazyClasses.Value;

    /// <summary>Every term once.</summary>
    public ImmutableArray<Term> All { get; }

    /// <summary>Every way to write one.</summary>
    public IEnumerable<KeyValuePair<string, TermWord>> Words => byWord;

    /// <summary>What a folded phrase means, if anything.</summary>
    public bool Find(ReadOnlySpan<char> phrase, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TermWord? found) => lookup.TryGetValue(phrase, out found);

    private static Terms Load(params string[] files)
    {
        var words = new Dictionary<string, TermWord>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<Term>();
        foreach (var file in files)
        {
            using var stream = typeof(Terms).Assembly.GetManifestResourceStream($"Glabella.Screening.Data.words.{file}.json")!;
            using var document = JsonDocument.Parse(stream);
            foreach (var e in document.RootElement.GetProperty("terms").EnumerateArray())
            {
                var term = new Term(e.GetProperty("name").GetString()!, e.TryGetProperty("atFace", out var face) ? face.GetString() : null, e.TryGetProperty("whenActive", out var active) ? active.GetString() : null);
                all.Add(term);
                Add(words, term.Name, new TermWord(term, false));
                foreach (var language in e.EnumerateObject())
                {
                    if (language.Value.ValueKind == JsonValueKind.Array)
                    {
                        foreach (var word in language.Value.EnumerateArray())
                        {
                            Add(words, word.GetString()!, new TermWord(term, language.Name != "en"));
                        }
                    }
                }
            }
        }

        return new Terms(words, all.ToImmutable());
    }

    // The first list that claims a word keeps it: rule terms come before harmless ones. The canonical name is never a translation.
    private static void Add(Dictionary<string, TermWord> words, string word, TermWord meaning)
    {
        var key = Phrase.Fold(word);
        if (!meaning.Translation && Phrase.WithoutGaps(key) is var bare && bare != key && bare.Contains(' ', StringComparison.Ordinal))
        {
            words.TryAdd(bare, meaning);
        }

        if (key.Length > 0 && !words.TryAdd(key, meaning) && words[key].Term == meaning.Term && !meaning.Translation)
        {
            words[key] = meaning;
        }
    }
}
