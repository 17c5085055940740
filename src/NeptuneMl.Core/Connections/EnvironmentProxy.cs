using System.Net;

namespace NeptuneMl.Core.Connections;

/// <summary>The proxies of HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, parsed as curl does. .NET reads the variables once in a
/// process, and supports fewer NO_PROXY patterns.</summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly bool _bypassesAll;
    private readonly string[] _bypassed;

    private EnvironmentProxy(string? http, string? https, string? bypass)
    {
        CredentialCache credentials = new();
        _http = Parse(http, credentials);
        _https = Parse(https, credentials);
        Credentials = credentials;
        _bypassesAll = bypass?.Trim() == "*";
        _bypassed = bypass?.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    public ICredentials? Credentials { get; set; }

    public static EnvironmentProxy? Of(string? http, string? https, string? bypass) =>
        (http ?? https) is null ? null : new(http, https, bypass);

    /// <summary>The URL of the proxy, without the user name and password of the variable; null for a direct connection.</summary>
    public Uri? GetProxy(Uri destination) =>
        MatchesNoProxy(destination.Host) ? null : destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    private static Uri? Parse(string? text, CredentialCache credentials)
    {
        string? url = text?.Contains("://", StringComparison.Ordinal) == false ? $"http://{text}" : text;
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? proxy) || proxy.Host.Length == 0)
            return null;
        Uri address = new(proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        if (proxy.UserInfo.Length > 0)
        {
            string[] user = proxy.UserInfo.Split(':', 2);
            NetworkCredential credential = new(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? ""));
            foreach (string scheme in (string[])["Basic", "Digest", "NTLM", "Negotiate"])
                if (credentials.GetCredential(address, scheme) is null) credentials.Add(address, scheme, credential);
        }

        return address;
    }

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
