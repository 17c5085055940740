using System.Net;

namespace NeptuneMl.Core.Connections;

/// <summary>
/// The proxies that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY specify, read as curl reads them. The runtime reads them once in a
/// process, and of NO_PROXY understands less.
/// </summary>
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

    public static EnvironmentProxy? Of(string? http, string? https, string? bypass) => (http ?? https) is null ? null : new(http, https, bypass);

    /// <summary>The address of the proxy, never with the user and password that the variable may have; null for a direct connection.</summary>
    public Uri? GetProxy(Uri destination) =>
        IsNamed(destination.Host) ? null : destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    private static Uri? Parse(string? text, CredentialCache credentials)
    {
        if (text is null || !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out Uri? given) || given.Host.Length == 0)
            return null;
        Uri address = new(given.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        if (given.UserInfo.Length > 0)
        {
            string[] user = given.UserInfo.Split(':', 2);
            NetworkCredential credential = new(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? ""));
            foreach (string scheme in (string[])["Basic", "Digest", "NTLM", "Negotiate"])
                if (credentials.GetCredential(address, scheme) is null) credentials.Add(address, scheme, credential);
        }

        return address;
    }

    private bool IsNamed(string host)
    {
        if (_bypassesAll) return true;
        string name = host.Trim('[', ']');
        return IPAddress.TryParse(name, out IPAddress? address)
            ? _bypassed.Any(entry => IsAddress(entry, address))
            : _bypassed.Any(entry => IsDomain(entry, name.TrimEnd('.')));
    }

    // The name itself and everything below it, with or without a dot in front.
    private static bool IsDomain(string entry, string name)
    {
        string domain = (entry.EndsWith('.') ? entry[..^1] : entry) is ['.', .. string rest] ? rest : entry.EndsWith('.') ? entry[..^1] : entry;
        return domain.Length > 0 && name.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
            && (name.Length == domain.Length || name[^(domain.Length + 1)] == '.');
    }

    // An address, or an address with the number of bits that count.
    private static bool IsAddress(string entry, IPAddress address)
    {
        string[] parts = entry.Split('/', 2);
        if (!IPAddress.TryParse(parts[0], out IPAddress? named) || named.AddressFamily != address.AddressFamily) return false;
        byte[] one = named.GetAddressBytes();
        byte[] other = address.GetAddressBytes();
        int all = one.Length * 8;
        int bits = parts.Length == 1 || !int.TryParse(parts[1], out int given) || given == 0 ? all : given;
        if (bits is < 0 || bits > all) return false;
        for (int bit = 0; bit < bits; bit++)
            if (((one[bit / 8] ^ other[bit / 8]) >> 7 - bit % 8 & 1) != 0) return false;
        return true;
    }
}
