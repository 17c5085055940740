using System.Net;

namespace NeptuneMl.Core.Connections;

/// <summary>Which requests go through which proxy: that of -Proxy, or those of HTTP_PROXY, HTTPS_PROXY and ALL_PROXY. NO_PROXY has the
/// rules of curl. .NET reads the variables once in a process, and supports fewer NO_PROXY patterns.</summary>
/// <param name="http">The proxy for URLs with the scheme http, or null.</param>
/// <param name="https">The proxy for URLs with the scheme https, or null.</param>
/// <param name="bypass">The value of NO_PROXY, or null.</param>
internal sealed class ProxyRules(ProxyAddress? http, ProxyAddress? https, string? bypass) : IWebProxy, ICredentials
{
    private readonly bool _bypassesAll = bypass?.Trim() == "*";
    private readonly string[] _bypassed = bypass?.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether the proxy is that of -Proxy, and not of an environment variable.</summary>
    public bool IsParameter { get; init; }

    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>The URL of the proxy, without user name and password; null for a direct connection.</summary>
    public Uri? GetProxy(Uri destination) =>
        MatchesNoProxy(destination.Host) ? null : (destination.Scheme == Uri.UriSchemeHttps ? https : http)?.Url;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <summary>The user name and the password of a proxy.</summary>
    /// <param name="uri">The URL of the proxy.</param>
    /// <param name="authType">The authentication scheme of an HTTP proxy, or the URI scheme of a SOCKS proxy.</param>
    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        uri == https?.Url && https.Credential is { } credential ? credential : uri == http?.Url ? http.Credential : null;

    private bool MatchesNoProxy(string host)
    {
        if (_bypassesAll) return true;
        string name = host.Trim('[', ']');
        return IPAddress.TryParse(name, out IPAddress? address)
            ? _bypassed.Any(entry => MatchesAddress(entry, address))
            : _bypassed.Any(entry => MatchesDomain(entry, name.TrimEnd('.')));
    }

    // Matches the domain and its subdomains; the entry may have a leading dot.
    private static bool MatchesDomain(string entry, string name)
    {
        string domain =
            (entry.EndsWith('.') ? entry[..^1] : entry) is ['.', .. string rest] ? rest : entry.EndsWith('.') ? entry[..^1] : entry;
        return domain.Length > 0 && name.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
            && (name.Length == domain.Length || name[^(domain.Length + 1)] == '.');
    }

    // Matches an IP address or a CIDR range.
    private static bool MatchesAddress(string entry, IPAddress address)
    {
        string[] parts = entry.Split('/', 2);
        if (!IPAddress.TryParse(parts[0], out IPAddress? network) || network.AddressFamily != address.AddressFamily) return false;
        byte[] one = network.GetAddressBytes();
        byte[] other = address.GetAddressBytes();
        int all = one.Length * 8;
        int bits = parts.Length == 1 || !int.TryParse(parts[1], out int prefixLength) || prefixLength == 0 ? all : prefixLength;
        if (bits is < 0 || bits > all) return false;
        for (int bit = 0; bit < bits; bit++)
            if (((one[bit / 8] ^ other[bit / 8]) >> 7 - bit % 8 & 1) != 0) return false;
        return true;
    }
}
