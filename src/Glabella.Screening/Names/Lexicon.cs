using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Glabella.Screening.Names;

/// <summary>
/// Every phrase that the reader knows: names of drugs, words of the lists, little words
/// (<c>Data/lexicon.bin</c>, made by <c>tools/vocabulary.py</c>, which describes the layout). Nothing is decoded before
/// it is asked for: a look-up hashes the phrase, walks one bucket and reads the record it finds.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>Longest phrase, in UTF-8 bytes, that can stand in it.</summary>
    public const int LongestPhrase = 240;

    private const int Header = 36;

    private static readonly Lazy<Lexicon> Loaded = new(() => new Lexicon(new Resource("lexicon.bin")));

    private readonly Resource resource;
    private readonly int bits;
    private readonly int pairCount;
    private readonly int buckets;
    private readonly int phraseEnds;
    private readonly int phraseBytes;
    private readonly int meaningAt;
    private readonly int records;
    private readonly int pairs;
    private readonly int reach;
    private readonly Strings concepts;
    private readonly Drug?[] drugs;

    private Lexicon(Resource resource)
    {
        this.resource = resource;
        var data = resource.Bytes;
        if (data.Length < Header || !data[..4].SequenceEqual("GLV2"u8))
        {
            throw new InvalidDataException("lexicon.bin is not a table of phrases; run tools/vocabulary.py.");
        }

        var at = Header;
        var counts = new int[8];
        for (var i = 0; i < counts.Length; i++, at += 4)
        {
            counts[i] = U32(at);
        }

        (Count, bits, pairCount) = (counts[1], counts[2], counts[3]);
        drugs = new Drug?[counts[0]];
        concepts = TakeStrings(counts[0]);
        (buckets, phraseEnds, phraseBytes, meaningAt, records, pairs) = (Take(), Take(), Take(), Take(), Take(), Take());
        Conditions = TakeStrings(counts[4]);
        Allergens = TakeStrings(counts[5]);
        Classes = TakeStrings(counts[6]);
        LittleWords = TakeStrings(counts[7]);
        reach = Take();

        int Take()
        {
            at += 4;
            return U32(at - 4);
        }

        Strings TakeStrings(int count) => new(resource, count, Take(), Take());
    }

    /// <summary>The phrases of this release, loaded when a text is first read.</summary>
    public static Lexicon Current => Loaded.Value;

    /// <summary>How many phrases.</summary>
    public int Count { get; }

    /// <summary>Terms of the three lists and little words, each as its row in the file.</summary>
    public Strings Conditions { get; }

    public Strings Allergens { get; }

    public Strings Classes { get; }

    public Strings LittleWords { get; }

    /// <summary>SHA-256 of the tables and words from which it was compiled.</summary>
    public ReadOnlySpan<byte> SourcesHash => Data.Slice(4, 32);

    private ReadOnlySpan<byte> Data => resource.Bytes;

    /// <summary>The number of a folded phrase, or -1.</summary>
    public int Find(ReadOnlySpan<char> folded)
    {
        if (folded.Length > LongestPhrase)
        {
            return -1;
        }

        var data = Data;
        if (Hash(folded, bits) is var bucket and >= 0)
        {
            var end = U32(data, buckets + (4 * bucket) + 4);
            for (var i = U32(data, buckets + (4 * bucket)); i < end; i++)
            {
                if (Ascii.Equals(Utf8(i), folded))
                {
                    return i;
                }
            }

            return -1;
        }

        return FindUtf8(folded);
    }

    /// <summary>A phrase, folded, by its number.</summary>
    public string Phrase(int index) => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>How many words the longest phrase has that begins with this word; 0 if there is none of two or more.</summary>
    public int Reach(int index) => Data[reach + index];

    /// <summary>What a phrase is.</summary>
    public PhraseKinds Kinds(int index) => (PhraseKinds)Data[Record(index)];

    /// <summary>The number of the term or little word that a phrase is, and whether it is a translation; -1 if it is none.</summary>
    public int Term(int index, PhraseKinds kind, out bool translation)
    {
        translation = false;
        var at = Record(index);
        var kinds = (PhraseKinds)Data[at++];
        if ((kinds & kind) == 0)
        {
            return -1;
        }

        for (var earlier = PhraseKinds.Condition; earlier < kind; earlier = (PhraseKinds)((int)earlier << 1))
        {
            at += (kinds & earlier) != 0 ? 2 : 0;
        }

        var number = BinaryPrimitives.ReadUInt16LittleEndian(Data[at..]);
        if (kind == PhraseKinds.Little)
        {
            return number;
        }

        translation = (number & 1) != 0;
        return number >> 1;
    }

    /// <summary>What a drug's name can mean; several where one brand is different drugs in different countries; empty if it is no drug.</summary>
    public ImmutableArray<DrugMeaning> Meanings(int index)
    {
        var data = Data;
        var at = DrugPart(index);
        if (at < 0)
        {
            return [];
        }

        var count = data[at++];
        var decoded = ImmutableArray.CreateBuilder<DrugMeaning>(count);
        for (var m = 0; m < count; m++)
        {
            var how = (NameKind)data[at];
            var marks = (NameMarks)data[at + 1];
            var routes = (RouteSet)BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 2)..]);
            var markets = (MarketSet)data[at + 4];
            var size = data[at + 5];
            at += 6;
            var parts = ImmutableArray.CreateBuilder<Drug>(size);
            for (var i = 0; i < size; i++, at += 2)
            {
                parts.Add(Concept(BinaryPrimitives.ReadUInt16LittleEndian(data[at..])));
            }

            decoded.Add(new DrugMeaning(parts.MoveToImmutable(), how, marks, routes, markets));
        }

        return decoded.MoveToImmutable();
    }

    /// <summary>Whether a misspelling may be taken for this drug's name: not for names made by rule, nor for drugs on no market list.</summary>
    public bool IsTarget(int index) => DrugPart(index) is var at && at >= 0 && (Data[at + 2] & (byte)NameMarks.NoTarget) == 0;

    /// <summary>Names that are known to be mistaken for this one.</summary>
    public IEnumerable<int> SoundAlikes(int index)
    {
        int low = 0, high = pairCount;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (U32(pairs + (8 * middle)) < index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < pairCount && U32(pairs + (8 * low)) == index; low++)
        {
            yield return U32(pairs + (8 * low) + 4);
        }
    }

    private int FindUtf8(ReadOnlySpan<char> folded)
    {
        Span<byte> key = stackalloc byte[LongestPhrase];
        if (!Encoding.UTF8.TryGetBytes(folded, key, out var length))
        {
            return -1;
        }

        key = key[..length];
        var h = Start;
        foreach (var b in key)
        {
            h = Mix(h, b);
        }

        var bucket = End(h, bits);
        var end = U32(buckets + (4 * bucket) + 4);
        for (var i = U32(buckets + (4 * bucket)); i < end; i++)
        {
            if (key.SequenceEqual(Utf8(i)))
            {
                return i;
            }
        }

        return -1;
    }

    private ReadOnlySpan<byte> Utf8(int index)
    {
        var data = Data;
        var start = index == 0 ? 0 : U32(data, phraseEnds + (4 * index) - 4);
        return data.Slice(phraseBytes + start, U32(data, phraseEnds + (4 * index)) - start);
    }

    private int Record(int index) => records + U32(meaningAt + (4 * index));

    private int DrugPart(int index)
    {
        var at = Record(index);
        var kinds = Data[at];
        return (kinds & (byte)PhraseKinds.Drug) == 0 ? -1 : at + 1 + (2 * System.Numerics.BitOperations.PopCount((uint)kinds & 0b11110));
    }

    private Drug Concept(int id)
    {
        if (drugs[id] is { } known)
        {
            return known;
        }

        var cells = concepts[id].Split('\t');
        return drugs[id] = new Drug(cells[0], cells[1].Length == 0 ? [] : [.. cells[1].Split('|')], cells[2]);
    }

    // FNV-1a of the UTF-8 bytes, which for ASCII are the letters themselves; -1 for others.
    private static int Hash(ReadOnlySpan<char> folded, int bits)
    {
        var h = Start;
        foreach (var c in folded)
        {
            if (c > 0x7F)
            {
                return -1;
            }

            h = Mix(h, (byte)c);
        }

        return End(h, bits);
    }

    private const uint Start = 2166136261u;

    private static uint Mix(uint h, byte b) => unchecked((h ^ b) * 16777619u);

    private static int End(uint h, int bits) => unchecked((int)((h ^ (h >> 15)) & ((1u << bits) - 1)));

    private int U32(int at) => U32(Data, at);

    private static int U32(ReadOnlySpan<byte> data, int at) => (int)BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
}
