namespace Glabella.Screening;

/// <summary>Whose label decides where labels differ.</summary>
public enum Jurisdiction
{
    /// <summary>United States.</summary>
    US,

    /// <summary>European Union.</summary>
    EU,

    /// <summary>United Kingdom.</summary>
    UK,

    /// <summary>Canada.</summary>
    CA,

    /// <summary>Australia.</summary>
    AU,
}
