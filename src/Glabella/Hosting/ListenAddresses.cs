using System.Net;
using System.Net.Sockets;

namespace Glabella.Hosting;

/// <summary>Where the web application may listen.</summary>
internal static class ListenAddresses
{
    /// <summary>What is wrong with these addresses, in one sentence; null if nothing.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <param name="behindProxy">A proxy in front ends HTTPS.</param>
    public static string? Fault(string urls, bool behindProxy)
    {
        var addresses = urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (addresses.Length == 0)
        {
            return "--urls is empty; write an address like http://127.0.0.1:5080.";
        }

        foreach (var address in addresses)
        {
            if (Read(address) is not { } read)
            {
                return $"\"{Shown(address)}\" is no address to listen on; write one like http://127.0.0.1:5080.";
            }

            if (!read.Https && !behindProxy && !IsLoopback(read.Host))
            {
                return $"\"{Shown(address)}\" would send patient data unencrypted over the network; use https with --certificate and --certificate-key, or --behind-proxy if a proxy ends https.";
            }
        }

        return null;
    }

    /// <summary>
    /// The first of these addresses on which somebody listens already; null if none. Asked before the record is made and filled;
    /// who is faster afterwards is told so by the start itself.
    /// </summary>
    public static string? Taken(string urls) =>
        urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(address => Read(address) is { Port: > 0 } read && IsTaken(Ip(read.Host), read.Port));

    /// <summary>How a person on this computer writes the address: passkeys work on localhost, not on 127.0.0.1.</summary>
    public static string ForPeople(string address) =>
        Read(address) is { } read && IsLoopback(read.Host)
            ? $"{(read.Https ? "https" : "http")}://localhost{(read.Port is 80 or 443 ? "" : FormattableString.Invariant($":{read.Port}"))}"
            : address;

    private static (bool Https, string Host, int Port)? Read(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return null;
        }

        var https = string.Equals(parsed.Scheme, "https", StringComparison.OrdinalIgnoreCase);
        var known = https || string.Equals(parsed.Scheme, "http", StringComparison.OrdinalIgnoreCase);
        return known && parsed.Host.Length > 0 && !parsed.IsUnixPipe && !parsed.IsNamedPipe && parsed.PathBase.Length == 0
            && parsed.Port is >= 0 and <= 65535 && !parsed.Host.Any(c => char.IsWhiteSpace(c) || c is '@' or '?' or '#')
            ? (https, parsed.Host, parsed.Port)
            : null;
    }

    /// <summary>A host name listens everywhere, as the server reads it.</summary>
    private static IPAddress Ip(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? ip : IsLoopback(host) ? IPAddress.Loopback : IPAddress.Any;

    private static bool IsTaken(IPAddress ip, int port)
    {
        using var listener = new TcpListener(ip, port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static string Shown(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
