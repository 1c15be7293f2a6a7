namespace Glabella.Hosting;

/// <summary>How the web application is started.</summary>
public sealed record WebOptions
{
    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Folder of the record, or a PostgreSQL connection string; null for the default place.</summary>
    public string? Data { get; init; }

    /// <summary>Fill an empty record with a fictional practice.</summary>
    public bool Demo { get; init; }

    /// <summary>PEM file with the certificate for HTTPS; null to take Kestrel's own configuration.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file with its private key.</summary>
    public string? Key { get; init; }

    /// <summary>A proxy in front ends HTTPS and says who asks (X-Forwarded-For, -Proto).</summary>
    public bool BehindProxy { get; init; }
}
