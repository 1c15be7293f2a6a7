using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Glabella.Practice;

/// <summary>
/// An entry of a chart that is never changed, only added to. The database refuses changes (triggers), and the audit
/// trail holds a salted hash of the content, so that a change made past the triggers is found by <c>glabella verify</c>.
/// The salt goes with the entry when a person is erased; what stays in the trail then tells nothing.
/// </summary>
public abstract class SignedEntry
{
    /// <summary>Opaque id, rising with time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose chart.</summary>
    public required Guid PatientId { get; init; }

    /// <summary>When it was signed, cut to microseconds.</summary>
    public required Instant SignedAt { get; init; }

    /// <summary>Who signed; null if the patient did, by a private link.</summary>
    public Guid? SignedById { get; init; }

    /// <summary>The signer's name as it was then.</summary>
    public required string SignedBy { get; init; }

    /// <summary>Random, so that the hash in the audit trail cannot be guessed back to the content.</summary>
    public byte[] Salt { get; init; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>The content that the signature covers, in a fixed order that never changes for entries already made.</summary>
    protected abstract IEnumerable<string?> Content();

    /// <summary>Hash of salt and content, as the audit trail keeps it: 64 hexadecimal digits.</summary>
    public string Seal()
    {
        var text = string.Join('\u001F', new[] { Id.ToString("D"), PatientId.ToString("D"), Words.Of(SignedAt), SignedById?.ToString("D"), SignedBy }
            .Concat(Content())
            .Select(part => part is null ? "\u0000" : part));
        return Convert.ToHexStringLower(SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(text)]));
    }
}
