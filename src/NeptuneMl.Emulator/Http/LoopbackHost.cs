using System.Net;

namespace NeptuneMl.Emulator.Http;

/// <summary>Decides which Host headers are allowed. Rejecting all others prevents DNS rebinding: a web page that resolves its own name to
/// 127.0.0.1 could otherwise reach the emulator from the browser of the user.</summary>
internal sealed class LoopbackHost(int port, IReadOnlyList<string> otherNames)
{
    private const int DefaultPort = 80;
    private readonly byte[] _defaultHost = Encoding.ASCII.GetBytes($"127.0.0.1:{port}");

    public bool Allows(ReadOnlySpan<byte> host) => host.SequenceEqual(_defaultHost) || AllowsOther(Encoding.Latin1.GetString(host));

    private bool AllowsOther(string host)
    {
        int colon = host.LastIndexOf(':');
        bool hasPort = colon > host.LastIndexOf(']');
        string name = hasPort ? host[..colon] : host;
        int hostPort = DefaultPort;
        if (hasPort && !int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out hostPort))
            return false;
        if (otherNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            return true;
        return hostPort == port && IsLoopback(name);
    }

    private static bool IsLoopback(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address));
}
