using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// One line of the audit trail: who did or read what, when. Opaque ids only, so that erasing a person leaves it whole.
/// Each chart has a chain of its own, and so has the house (settings, accounts).
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The chain of settings and accounts.</summary>
    public static readonly Guid House = new("019ab000-0000-7000-8000-000000000001");

    /// <summary>Hash before the first entry.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The chart's id, or <see cref="House"/>.</summary>
    public required Guid Chain { get; init; }

    /// <summary>Place in the chain, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>Who; null for the patient behind a link and for the program.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Name of the act (<c>RecordTreatment</c>).</summary>
    public required string Act { get; init; }

    /// <summary>What it was about; null if only the chart.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Salted hash of the signed entry that was made; null if none was.</summary>
    public string? Seal { get; init; }

    /// <summary>When, cut to microseconds.</summary>
    public required Instant At { get; init; }

    /// <summary>Hash of the entry before.</summary>
    public required string Previous { get; init; }

    /// <summary>Hash of this entry, which covers the one before.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash that these values must have.</summary>
    public static string HashOf(Guid chain, long number, Guid? staff, string act, Guid? subject, string? seal, Instant at, string previous)
    {
        var text = string.Join('\u001F', chain.ToString("D"), number.ToString(System.Globalization.CultureInfo.InvariantCulture), staff?.ToString("D"), act, subject?.ToString("D"), seal, Words.Of(at), previous);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The hash that this entry must have.</summary>
    public string Expected() => HashOf(Chain, Number, StaffId, Act, Subject, Seal, At, Previous);
}
