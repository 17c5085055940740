using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace NeptuneMl.TestKit.Http;

/// <summary>A proxy that speaks HTTP CONNECT and SOCKS5 on one port, and forwards to ports of the loopback interface.</summary>
/// <param name="ports">The loopback port for each <c>host:port</c> that clients ask for. Others are refused.</param>
/// <param name="user">The user name and password that clients must send, such as <c>ann:secret</c>; null for none.</param>
public sealed class ForwardProxy(IReadOnlyDictionary<string, int> ports, string? user = null) : LoopbackListener(IPAddress.Loopback)
{
    private const byte Socks5 = 5;
    private const byte NoAuthentication = 0;
    private const byte UserAndPassword = 2;
    private const byte NoAcceptableMethod = 0xff;
    private const byte Ipv4 = 1;
    private const byte DomainName = 3;
    private const byte Refused = 5;

    private readonly ConcurrentQueue<string> _targets = new();

    /// <summary>The <c>host:port</c> of each accepted request, in order, with its protocol: <c>CONNECT db:8182</c>.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    private protected override async Task ServeAsync(Stream client, CancellationToken cancellationToken)
    {
        byte[] first = new byte[1];
        await client.ReadExactlyAsync(first, cancellationToken);
        int? port = first[0] == Socks5
            ? await AcceptSocksAsync(client, cancellationToken)
            : await AcceptConnectAsync(client, (char)first[0], cancellationToken);
        if (port is { } target) await ForwardAsync(client, target, cancellationToken);
    }

    private async Task<int?> AcceptConnectAsync(Stream client, char first, CancellationToken cancellationToken)
    {
        string head = first + await ReadHeadAsync(client, cancellationToken);
        while (true)
        {
            string expected = $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(user ?? ""))}\r\n";
            if (user is not null && !head.Contains(expected, StringComparison.OrdinalIgnoreCase))
            {
                await WriteAsync(
                    client, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"test\"\r\n", cancellationToken);
                head = await ReadHeadAsync(client, cancellationToken);
                continue;
            }

            string[] line = head.Split(' ', 3);
            if (line[0] == "CONNECT" && ports.TryGetValue(line[1], out int port))
            {
                _targets.Enqueue($"CONNECT {line[1]}");
                await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), cancellationToken);
                return port;
            }

            await WriteAsync(client, "502 Bad Gateway", "", cancellationToken);
            return null;
        }
    }

    // RFC 1928 and, for user name and password, RFC 1929.
    private async Task<int?> AcceptSocksAsync(Stream client, CancellationToken cancellationToken)
    {
        byte[] methods = await ReadBlockAsync(client, cancellationToken);
        byte method = user is null ? NoAuthentication : UserAndPassword;
        if (!methods.Contains(method)) method = NoAcceptableMethod;
        await client.WriteAsync(new[] { Socks5, method }, cancellationToken);
        if (method == NoAcceptableMethod) return null;
        if (method == UserAndPassword)
        {
            await ReadAsync(client, 1, cancellationToken);
            string name = Encoding.UTF8.GetString(await ReadBlockAsync(client, cancellationToken));
            string password = Encoding.UTF8.GetString(await ReadBlockAsync(client, cancellationToken));
            bool isAccepted = $"{name}:{password}" == user;
            await client.WriteAsync(new byte[] { 1, isAccepted ? (byte)0 : (byte)1 }, cancellationToken);
            if (!isAccepted) return null;
        }

        byte type = (await ReadAsync(client, 4, cancellationToken))[3];
        string host = type == DomainName
            ? Encoding.ASCII.GetString(await ReadBlockAsync(client, cancellationToken))
            : new IPAddress(await ReadAsync(client, type == Ipv4 ? 4 : 16, cancellationToken)).ToString();
        int asked = BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(client, 2, cancellationToken));
        string target = string.Create(CultureInfo.InvariantCulture, $"{host}:{asked}");
        bool isKnown = ports.TryGetValue(target, out int port);
        if (isKnown) _targets.Enqueue($"SOCKS5 {target}");
        await client.WriteAsync(new byte[] { Socks5, isKnown ? (byte)0 : Refused, 0, Ipv4, 0, 0, 0, 0, 0, 0 }, cancellationToken);
        return isKnown ? port : null;
    }

    private static async Task<string> ReadHeadAsync(Stream client, CancellationToken cancellationToken)
    {
        StringBuilder head = new();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)(await ReadAsync(client, 1, cancellationToken))[0]);
        return head.ToString();
    }

    // A length in one byte, and as many bytes.
    private static async Task<byte[]> ReadBlockAsync(Stream client, CancellationToken cancellationToken) =>
        await ReadAsync(client, (await ReadAsync(client, 1, cancellationToken))[0], cancellationToken);

    private static async Task<byte[]> ReadAsync(Stream client, int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static Task WriteAsync(Stream client, string status, string headers, CancellationToken cancellationToken) =>
        client.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n"), cancellationToken).AsTask();
}
