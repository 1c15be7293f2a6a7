namespace Glabella.Screening;

/// <summary>The words of the contract for the values of an enumeration: the name with a small first letter.</summary>
public static class Words
{
    /// <summary>The word for a value (<c>caseReports</c>, <c>otherPerson</c>); jurisdictions keep their capitals.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return typeof(T) == typeof(Jurisdiction) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
