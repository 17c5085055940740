using System.Net;

namespace NeptuneMl.Core.Connections;

/// <summary>The address of a proxy, with its user name and password.</summary>
/// <param name="Url">The URL, without user name and password.</param>
/// <param name="Credential">The user name and the password, or null.</param>
internal sealed record ProxyAddress(Uri Url, NetworkCredential? Credential)
{
    private const string Rule = "must be the address of a proxy, such as http://proxy:3128, https://proxy:443 or socks5://localhost:1080";
    private const int DefaultPort = 1080;

    // The schemes of curl and those of .NET. Of the SOCKS schemes, .NET sends the host name to the proxy for all but socks4.
    private static readonly Dictionary<string, string> s_schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = "http",
        ["https"] = "https",
        ["socks"] = "socks4",
        ["socks4"] = "socks4",
        ["socks4a"] = "socks4a",
        ["socks5"] = "socks5",
        ["socks5h"] = "socks5",
    };

    /// <summary>Parses the value of -Proxy.</summary>
    public static ProxyAddress OfParameter(ConnectionSetting setting, NetworkCredential? credential)
    {
        ProxyAddress address = Parse(setting);
        return address.Credential is null
            ? address with { Credential = credential }
            : throw setting.Invalid("must not contain a user name or a password; specify them with -ProxyCredential", Shown(address.Url));
    }

    /// <summary>Parses an address as curl does: the scheme is http unless the text has another, and the port is 1080, or 443 for
    /// https.</summary>
    public static ProxyAddress Parse(ConnectionSetting setting)
    {
        string text = setting.Value.Trim();
        int end = text.IndexOf("://", StringComparison.Ordinal);
        string scheme = end < 0 ? "http" : text[..end];
        string authority = end < 0 ? text : text[(end + 3)..];
        authority = authority.Split('/', 2)[0];
        int at = authority.LastIndexOf('@');
        HostAndPort? host = HostAndPort.TryParse(authority[(at + 1)..]);
        if (!s_schemes.TryGetValue(scheme, out string? known) || host is null)
            throw setting.Invalid(Rule, at < 0 ? setting.Value : null);
        Uri url = new($"{known}://{host with { Port = host.Port ?? (known == "https" ? 443 : DefaultPort) }}");
        if (at < 0) return new ProxyAddress(url, null);
        string[] user = authority[..at].Split(':', 2);
        return new ProxyAddress(
            url, new NetworkCredential(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? "")));
    }

    /// <summary>The URL in messages: the scheme, the host and the port.</summary>
    public static string Shown(Uri proxy) => proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>Returns the URL, without user name and password.</summary>
    public override string ToString() => Shown(Url);
}
