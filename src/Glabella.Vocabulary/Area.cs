using System.Collections.Immutable;

namespace Glabella.Vocabulary;

/// <summary>A part of the face or neck that is treated as one.</summary>
/// <param name="Id">Permanent name in files and interfaces, lower case with hyphens (<c>lateral-canthus</c>).</param>
/// <param name="Title">What a clinician calls it ("lateral canthal lines").</param>
/// <param name="Plain">What a patient calls it ("crow's feet").</param>
/// <param name="Aliases">Other spellings that are accepted.</param>
public sealed record Area(string Id, string Title, string Plain, ImmutableArray<string> Aliases)
{
    /// <summary>Compares by id alone.</summary>
    public bool Equals(Area? other) => other is not null && Id == other.Id;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>The permanent name.</summary>
    public override string ToString() => Id;
}
