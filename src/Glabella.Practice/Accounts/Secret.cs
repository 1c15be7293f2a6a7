using System.Security.Cryptography;
using System.Text;

namespace Glabella.Practice;

/// <summary>Random secrets that leave the house once and are kept as hashes only.</summary>
internal static class Secret
{
    // No 0/O, 1/I/L, U: people read these aloud and type them from a terminal.
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>160 random bits, safe in an address.</summary>
    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    /// <summary>Twelve letters and digits in groups of four (58 bits).</summary>
    public static string Code()
    {
        var code = RandomNumberGenerator.GetString(Letters, 12);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>The hash that is kept. Secrets here are long and random, so one round suffices.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>A typed code in the form in which it was made: capitals, groups of four.</summary>
    public static string Tidy(string? typed)
    {
        var letters = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return letters.Length == 12 ? $"{letters[..4]}-{letters[4..8]}-{letters[8..]}" : letters;
    }
}
