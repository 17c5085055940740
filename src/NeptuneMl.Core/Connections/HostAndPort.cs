using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NeptuneMl.Core.Connections;

/// <summary>A host name or IP address, with or without a port.</summary>
/// <param name="Host">The host; an IPv6 address has no brackets.</param>
/// <param name="Port">The port, or null when the text has none.</param>
internal sealed partial record HostAndPort(string Host, int? Port)
{
    private const int LargestPort = 65535;

    /// <summary>Parses <c>host</c>, <c>host:port</c>, <c>[IPv6]</c> or <c>[IPv6]:port</c>; null for any other text.</summary>
    public static HostAndPort? TryParse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;
        string host = match.Groups["name"].Value;
        string address = match.Groups["address"].Value;
        bool isValid = address.Length > 0
            ? IPAddress.TryParse(address, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6
            : Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 && !host.All(char.IsAsciiDigit);
        if (!isValid) return null;
        if (!match.Groups["port"].Success) return new HostAndPort(host + address, null);
        int port = int.Parse(match.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return port is > 0 and <= LargestPort ? new HostAndPort(host + address, port) : null;
    }

    /// <summary>Parses the value of -Via.</summary>
    public static HostAndPort OfVia(ConnectionSetting via) => TryParse(via.Value.Trim()) ?? throw via.Invalid(
        "must be a host or host:port, without a scheme, such as localhost:8182, 10.0.0.7:8182 or [::1]:8182", via.Value);

    /// <summary>Returns <c>host:port</c>, with brackets around an IPv6 address.</summary>
    public override string ToString()
    {
        string host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{host}:{port}") : host;
    }

    [GeneratedRegex(@"\A(?:\[(?<address>[^\[\]]+)\]|(?<name>[^\[\]:]+))(?::(?<port>[0-9]{1,5}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
