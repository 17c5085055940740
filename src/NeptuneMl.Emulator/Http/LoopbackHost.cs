using System.Globalization;
using System.Net;
using System.Text;

namespace NeptuneMl.Emulator.Http;

/// <summary>
/// Which Host headers are ours. Refusing all others keeps web pages out: a page that rebinds its own name to 127.0.0.1 would
/// otherwise reach the emulator from the user's browser.
/// </summary>
internal sealed class LoopbackHost(int port)
{
    private const int DefaultPort = 80;
    private readonly byte[] _usual = Encoding.ASCII.GetBytes($"127.0.0.1:{port}");

    public bool Allows(ReadOnlySpan<byte> host) => host.SequenceEqual(_usual) || AllowsUnusual(Encoding.Latin1.GetString(host));

    private bool AllowsUnusual(string host)
    {
        int colon = host.LastIndexOf(':');
        bool hasPort = colon > host.LastIndexOf(']');
        string name = hasPort ? host[..colon] : host;
        int named = DefaultPort;
        if (hasPort && !int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out named))
            return false;
        return named == port && IsLoopback(name);
    }

    private static bool IsLoopback(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address));
}
