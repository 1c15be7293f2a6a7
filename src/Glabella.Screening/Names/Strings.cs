using System.Buffers.Binary;
using System.Text;

namespace Glabella.Screening.Names;

/// <summary>Rows of text in the lexicon, decoded when asked for.</summary>
internal sealed class Strings(Resource resource, int count, int ends, int bytes)
{
    /// <summary>How many rows.</summary>
    public int Count => count;

    /// <summary>One row.</summary>
    public string this[int index]
    {
        get
        {
            var data = resource.Bytes;
            var start = index == 0 ? 0 : (int)BinaryPrimitives.ReadUInt32LittleEndian(data[(ends + (4 * index) - 4)..]);
            var end = (int)BinaryPrimitives.ReadUInt32LittleEndian(data[(ends + (4 * index))..]);
            return Encoding.UTF8.GetString(data[(bytes + start)..(bytes + end)]);
        }
    }
}
