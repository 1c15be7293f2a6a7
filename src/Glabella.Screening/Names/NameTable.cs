using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Glabella.Screening.Names;

/// <summary>
/// The compiled table of drug names (<c>Data/names.bin</c>, made by <c>tools/vocabulary.py</c>). Nothing is decoded
/// before it is asked for: a look-up hashes the name, walks one bucket and reads the record it finds.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Longest name, in UTF-8 bytes, that can stand in the table.</summary>
    public const int LongestName = 240;

    private static readonly Lazy<NameTable> Loaded = new(() => new NameTable(Read()));

    private readonly byte[] data;
    private readonly int bits;
    private readonly int conceptEnds;
    private readonly int conceptBytes;
    private readonly int buckets;
    private readonly int nameEnds;
    private readonly int nameBytes;
    private readonly int meaningAt;
    private readonly int records;
    private readonly int pairs;
    private readonly int pairCount;
    private readonly Drug?[] drugs;
    private readonly ImmutableArray<DrugMeaning>[] meanings;

    private NameTable(byte[] data)
    {
        this.data = data;
        if (data.Length < 84 || !data.AsSpan(0, 4).SequenceEqual("GLV1"u8))
        {
            throw new InvalidDataException("names.bin is not a table of names; run tools/vocabulary.py.");
        }

        drugs = new Drug?[U32(36)];
        Count = U32(40);
        bits = U32(44);
        pairCount = U32(48);
        (conceptEnds, conceptBytes, buckets, nameEnds) = (U32(52), U32(56), U32(60), U32(64));
        (nameBytes, meaningAt, records, pairs) = (U32(68), U32(72), U32(76), U32(80));
        meanings = new ImmutableArray<DrugMeaning>[Count];
    }

    /// <summary>The table of this release, loaded when a text is first read.</summary>
    public static NameTable Current => Loaded.Value;

    /// <summary>How many names.</summary>
    public int Count { get; }

    /// <summary>SHA-256 of the tables from which it was compiled.</summary>
    public ReadOnlySpan<byte> TablesHash => data.AsSpan(4, 32);

    /// <summary>The number of a folded name, or -1.</summary>
    public int Find(ReadOnlySpan<char> folded)
    {
        Span<byte> key = stackalloc byte[LongestName];
        if (!Encoding.UTF8.TryGetBytes(folded, key, out var length))
        {
            return -1;
        }

        key = key[..length];
        var bucket = Hash(key, bits);
        var end = U32(buckets + (4 * bucket) + 4);
        for (var i = U32(buckets + (4 * bucket)); i < end; i++)
        {
            if (key.SequenceEqual(NameUtf8(i)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A name, folded, by its number.</summary>
    public string Name(int index) => Encoding.UTF8.GetString(NameUtf8(index));

    /// <summary>A name as bytes, for scans that must not allocate.</summary>
    public ReadOnlySpan<byte> NameUtf8(int index)
    {
        var start = index == 0 ? 0 : U32(nameEnds + (4 * index) - 4);
        return data.AsSpan(nameBytes + start, U32(nameEnds + (4 * index)) - start);
    }

    /// <summary>What a name can mean; several where one brand is different drugs in different countries.</summary>
    public ImmutableArray<DrugMeaning> Meanings(int index)
    {
        if (meanings[index].IsDefault)
        {
            ImmutableInterlocked.InterlockedExchange(ref meanings[index], Decode(index));
        }

        return meanings[index];
    }

    /// <summary>Whether a misspelling may be taken for this name: not for names made by rule, nor for drugs on no market list.</summary>
    public bool IsTarget(int index) => (data[records + U32(meaningAt + (4 * index)) + 2] & (byte)NameMarks.NoTarget) == 0;

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

    private ImmutableArray<DrugMeaning> Decode(int index)
    {
        var at = records + U32(meaningAt + (4 * index));
        var decoded = ImmutableArray.CreateBuilder<DrugMeaning>(data[at]);
        var count = data[at++];
        for (var m = 0; m < count; m++)
        {
            var how = (NameKind)data[at];
            var marks = (NameMarks)data[at + 1];
            var routes = (RouteSet)BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at + 2));
            var markets = (MarketSet)data[at + 4];
            var size = data[at + 5];
            at += 6;
            var parts = ImmutableArray.CreateBuilder<Drug>(size);
            for (var i = 0; i < size; i++, at += 2)
            {
                parts.Add(Concept(BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at))));
            }

            decoded.Add(new DrugMeaning(parts.MoveToImmutable(), how, marks, routes, markets));
        }

        return decoded.MoveToImmutable();
    }

    private Drug Concept(int id)
    {
        if (drugs[id] is { } known)
        {
            return known;
        }

        var start = id == 0 ? 0 : U32(conceptEnds + (4 * id) - 4);
        var cells = Encoding.UTF8.GetString(data, conceptBytes + start, U32(conceptEnds + (4 * id)) - start).Split('\t');
        return drugs[id] = new Drug(cells[0], cells[1].Length == 0 ? [] : [.. cells[1].Split('|')], cells[2]);
    }

    private static int Hash(ReadOnlySpan<byte> key, int bits)
    {
        unchecked
        {
            var h = 2166136261u;
            foreach (var b in key)
            {
                h = (h ^ b) * 16777619u;
            }

            return (int)((h ^ (h >> 15)) & ((1u << bits) - 1));
        }
    }

    private int U32(int at) => (int)MemoryMarshal.Read<uint>(data.AsSpan(at));

    private static byte[] Read()
    {
        using var stream = typeof(NameTable).Assembly.GetManifestResourceStream("Glabella.Screening.Data.names.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
