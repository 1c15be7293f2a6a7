using System.Globalization;
using System.Text.Json;
using Glabella.Commands.Plumbing;
using Glabella.Course;

namespace Glabella.Commands;

/// <summary>Parts of a run as files: whole numbers only, so that they join to the byte.</summary>
internal static class TrialShardFile
{
    /// <summary>The bytes of a shard file.</summary>
    public static byte[] Bytes(TrialCounts counts, TrialShard part) => Invocation.JsonBytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("kind", "trial-shard");
        json.WriteStartObject("shard");
        json.WriteNumber("index", part.Index);
        json.WriteNumber("count", part.Count);
        json.WriteEndObject();
        json.WriteString("protocolHash", TrialCanonical.Hash(counts.Protocol));
        json.WriteString("modelVersion", CourseModel.Version);
        json.WriteNumber("seed", counts.Seed);
        json.WriteNumber("replicates", counts.Replicates);
        json.WritePropertyName("protocol");
        TrialCanonical.Write(json, counts.Protocol);
        json.WriteStartArray("counts");
        foreach (var arm in counts.Arms)
        {
            json.WriteStartArray();
            foreach (var count in arm)
            {
                json.WriteNumberValue(count);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private sealed record Part(string File, int Index, int Count, string Hash, string Model, long Seed, int Replicates, byte[] Protocol, long[][] Counts);

    /// <summary>The counts of shards 1…N together; null with a problem logged.</summary>
    public static TrialCounts? Merge(Invocation call, IReadOnlyList<string> files)
    {
        TrialCounts? all = null;
        Part? first = null;
        var seen = new Dictionary<int, string>();
        foreach (var file in files)
        {
            if (Read(call.Log, file) is not { } part)
            {
                return null;
            }

            first ??= part;
            if (Difference(first, part) is { } difference)
            {
                return Refuse(call, $"{DocumentFile.Called(file)} does not belong to {DocumentFile.Called(first.File)}: it has {difference}.");
            }

            if (!seen.TryAdd(part.Index, file))
            {
                return Refuse(call, $"{DocumentFile.Called(file)} is shard {part.Index} of {part.Count} again, after {DocumentFile.Called(seen[part.Index])}; each shard is merged once.");
            }

            if (all is null)
            {
                var log = new InputLog();
                var json = JsonDocumentParser.Parse(log, part.Protocol, file);
                var protocol = json is null ? null : TrialProtocolReader.Read(new Value(log, json, "").Object("a protocol"), log);
                if (protocol is null || TrialCanonical.Hash(protocol) != part.Hash)
                {
                    return Refuse(call, $"{DocumentFile.Called(file)} holds a protocol that does not fit its hash: it was altered, or is no shard.");
                }

                all = TrialCounts.Empty(protocol, part.Seed, part.Replicates);
            }

            if (part.Counts.Length != all.Arms.Length || part.Counts.Where((c, i) => c.Length != all.Arms[i].Length).Any())
            {
                return Refuse(call, $"{DocumentFile.Called(file)} holds counts that do not fit its protocol: it was altered, or is no shard.");
            }

            all.Add(part.Counts);
        }

        if (first is null)
        {
            return Refuse(call, "A merge needs the shard files of a run.");
        }

        var missing = Enumerable.Range(1, first.Count).Where(i => !seen.ContainsKey(i)).ToArray();
        return missing.Length == 0
            ? all
            : Refuse(call, $"Of {first.Count} shards {(missing.Length == 1 ? "one is" : $"{missing.Length} are")} missing: {string.Join(", ", missing.Take(20).Select(i => i.ToString(CultureInfo.InvariantCulture)))}{(missing.Length > 20 ? ", …" : "")}.");
    }

    private static TrialCounts? Refuse(Invocation call, string sentence)
    {
        call.Log.Refuse(new Problem("TRL-002", sentence, "--merge"));
        return null;
    }

    private static string? Difference(Part a, Part b) =>
        a.Model != b.Model ? $"model version {b.Model}, not {a.Model}"
        : b.Model != CourseModel.Version ? $"model version {b.Model}, and this program has {CourseModel.Version}"
        : a.Hash != b.Hash ? "another protocol"
        : a.Seed != b.Seed ? $"seed {b.Seed}, not {a.Seed}"
        : a.Replicates != b.Replicates ? $"{b.Replicates} replicates, not {a.Replicates}"
        : a.Count != b.Count ? $"{b.Count} parts, not {a.Count}"
        : null;

    private static Part? Read(InputLog log, string file)
    {
        using var stream = DocumentFile.Open(log, file);
        if (stream is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "trial-shard")
            {
                var shard = root.GetProperty("shard");
                return new(
                    file, shard.GetProperty("index").GetInt32(), shard.GetProperty("count").GetInt32(), root.GetProperty("protocolHash").GetString()!,
                    root.GetProperty("modelVersion").GetString()!, root.GetProperty("seed").GetInt64(), root.GetProperty("replicates").GetInt32(),
                    JsonSerializer.SerializeToUtf8Bytes(root.GetProperty("protocol"), ShardJson.Default.JsonElement),
                    [.. root.GetProperty("counts").EnumerateArray().Select(arm => arm.EnumerateArray().Select(c => c.GetInt64()).ToArray())]);
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or IOException)
        {
            // Anything else than a shard's shape ends in the sentence below.
        }

        log.Refuse(new Problem("TRL-002", $"{DocumentFile.Called(file)} is no shard file of glabella trial.", "--merge"));
        return null;
    }
}

/// <summary>Serialisation without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonElement))]
internal sealed partial class ShardJson : System.Text.Json.Serialization.JsonSerializerContext;
