using System.Collections.Immutable;

namespace Glabella.Practice;

/// <summary>What a country suggests for a new practice; each value can be changed in the settings.</summary>
/// <param name="Code">ISO 3166-1, two letters.</param>
/// <param name="Name">English name.</param>
/// <param name="Jurisdiction">Nearest label set that the house has.</param>
/// <param name="TimeZone">Zone of the capital (tz database).</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="EmergencyNumber">General emergency number.</param>
public sealed record Country(string Code, string Name, string Jurisdiction, string TimeZone, string Currency, string EmergencyNumber);

/// <summary>Countries by name.</summary>
public static class Countries
{
    /// <summary>In the order of their names.</summary>
    public static ImmutableArray<Country> All { get; } =
    [
        new("AU", "Australia", "AU", "Australia/Sydney", "AUD", "000"),
        new("AT", "Austria", "EU", "Europe/Vienna", "EUR", "112"),
        new("BE", "Belgium", "EU", "Europe/Brussels", "EUR", "112"),
        new("BG", "Bulgaria", "EU", "Europe/Sofia", "EUR", "112"),
        new("CA", "Canada", "CA", "America/Toronto", "CAD", "911"),
        new("HR", "Croatia", "EU", "Europe/Zagreb", "EUR", "112"),
        new("CY", "Cyprus", "EU", "Asia/Nicosia", "EUR", "112"),
        new("CZ", "Czechia", "EU", "Europe/Prague", "CZK", "112"),
        new("DK", "Denmark", "EU", "Europe/Copenhagen", "DKK", "112"),
        new("EE", "Estonia", "EU", "Europe/Tallinn", "EUR", "112"),
        new("FI", "Finland", "EU", "Europe/Helsinki", "EUR", "112"),
        new("FR", "France", "EU", "Europe/Paris", "EUR", "112"),
        new("DE", "Germany", "EU", "Europe/Berlin", "EUR", "112"),
        new("GR", "Greece", "EU", "Europe/Athens", "EUR", "112"),
        new("HU", "Hungary", "EU", "Europe/Budapest", "HUF", "112"),
        new("IE", "Ireland", "EU", "Europe/Dublin", "EUR", "112"),
        new("IT", "Italy", "EU", "Europe/Rome", "EUR", "112"),
        new("LV", "Latvia", "EU", "Europe/Riga", "EUR", "112"),
        new("LT", "Lithuania", "EU", "Europe/Vilnius", "EUR", "112"),
        new("LU", "Luxembourg", "EU", "Europe/Luxembourg", "EUR", "112"),
        new("MT", "Malta", "EU", "Europe/Malta", "EUR", "112"),
        new("NL", "Netherlands", "EU", "Europe/Amsterdam", "EUR", "112"),
        new("NO", "Norway", "EU", "Europe/Oslo", "NOK", "112"),
        new("PL", "Poland", "EU", "Europe/Warsaw", "PLN", "112"),
        new("PT", "Portugal", "EU", "Europe/Lisbon", "EUR", "112"),
        new("RO", "Romania", "EU", "Europe/Bucharest", "RON", "112"),
        new("SK", "Slovakia", "EU", "Europe/Bratislava", "EUR", "112"),
        new("SI", "Slovenia", "EU", "Europe/Ljubljana", "EUR", "112"),
        new("ES", "Spain", "EU", "Europe/Madrid", "EUR", "112"),
        new("SE", "Sweden", "EU", "Europe/Stockholm", "SEK", "112"),
        new("CH", "Switzerland", "EU", "Europe/Zurich", "CHF", "112"),
        new("GB", "United Kingdom", "UK", "Europe/London", "GBP", "999"),
        new("US", "United States", "US", "America/New_York", "USD", "911"),
    ];

    /// <summary>The label sets.</summary>
    public static ImmutableArray<string> Jurisdictions { get; } = ["US", "EU", "UK", "CA", "AU"];

    /// <summary>The country with this code; null if it is not listed.</summary>
    public static Country? Find(string? code) => All.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase));
}
