using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Compliance.Redaction;

namespace Glabella.Hosting;

/// <summary>
/// Twelve hexadecimal digits in place of a name: the same name gives the same digits until the program ends, so that tries at one
/// account can be told from tries at many; nobody can read it back, as the key is never written.
/// </summary>
internal sealed class PseudonymRedactor : Redactor
{
    private const int Length = 12;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public override int GetRedactedLength(ReadOnlySpan<char> input) => Length;

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        var hash = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(source.ToString().Trim().ToUpperInvariant()));
        Convert.ToHexStringLower(hash).AsSpan(0, Length).CopyTo(destination);
        return Length;
    }
}
