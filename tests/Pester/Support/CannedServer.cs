#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace NeptuneMl.Tests;

/// <summary>
/// A server on loopback that gives everybody one answer, down to the byte, and remembers what it was asked. In the answer,
/// <c>{id}</c> is the last part of the path asked for. Whoever asks for an id that begins with <c>held</c> is answered only
/// after somebody has asked for <c>release</c>.
/// </summary>
public sealed class CannedServer : IDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _requests = new();
    private readonly string? _answer;

    /// <summary>Leaves everybody waiting.</summary>
    public CannedServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <param name="answer">The whole answer; when it is empty, the connection is closed without one.</param>
    public CannedServer(string answer) : this() => _answer = answer;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The heads of the requests so far.</summary>
    public string[] Requests
    {
        get
        {
            lock (_requests) return _requests.ToArray();
        }
    }

    /// <summary>A successful answer with this body, which ends where the connection does.</summary>
    public static string Json(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{body}";

    /// <summary>Waits until so many requests have come.</summary>
    public bool WaitForRequests(int count, int seconds)
    {
        DateTime deadline = DateTime.UtcNow.AddSeconds(seconds);
        lock (_requests)
        {
            while (_requests.Count < count)
                if (DateTime.UtcNow >= deadline || !Monitor.Wait(_requests, deadline - DateTime.UtcNow)) return false;
        }

        return true;
    }

    public void Dispose()
    {
        _ending.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_ending.Token).ConfigureAwait(false);
                _ = AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using TcpClient _ = client;
        try
        {
            NetworkStream stream = client.GetStream();
            string head = await ReadAsync(stream).ConfigureAwait(false);
            lock (_requests)
            {
                _requests.Add(head);
                Monitor.PulseAll(_requests);
            }

            string id = Regex.Match(head, @"^\S+ [^ ?]*/([^ ?/]*)").Groups[1].Value;
            if (_answer is null) await Task.Delay(Timeout.Infinite, _ending.Token).ConfigureAwait(false);
            if (id == "release") _released.TrySetResult();
            if (id.StartsWith("held", StringComparison.Ordinal)) await _released.Task.WaitAsync(_ending.Token).ConfigureAwait(false);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer!.Replace("{id}", id, StringComparison.Ordinal)), _ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    /// <summary>Reads a whole request, so that closing afterwards does not reset the connection.</summary>
    private async Task<string> ReadAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[65536];
        int length = 0;
        while (true)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(length), _ending.Token).ConfigureAwait(false);
            length += count;
            string text = Encoding.Latin1.GetString(buffer, 0, length);
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            bool isTls = length > 0 && buffer[0] == TlsHandshake;
            if (count == 0 || isTls) return text;
            if (end < 0) continue;
            Match announced = Regex.Match(text, @"\r\nContent-Length: (\d+)", RegexOptions.IgnoreCase);
            if (length >= end + 4 + (announced.Success ? int.Parse(announced.Groups[1].Value) : 0)) return text[..end];
        }
    }
}
