#nullable enable
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;

namespace NeptuneMl.Tests;

/// <summary>
/// Finds secrets in any text: whatever has the form of a signature or of the header that carries it, and the secret keys and
/// session tokens of the tests, which all end in <c>EXAMPLEKEY</c> and <c>EXAMPLETOKEN</c>. Keeps the text of every exception
/// thrown in this process, caught or not.
/// </summary>
public sealed class SecretWatch
{
    // Digests of container images and the hashes of policies have the form of a signature.
    private static readonly Regex s_secret = new(
        @"(?<!sha256:|Hash\b.{0,40})\b[0-9a-f]{64}\b|AWS4-HMAC-SHA256|[A-Za-z0-9/+]*EXAMPLE(KEY|TOKEN)\b", RegexOptions.CultureInvariant);

    private static readonly Lazy<SecretWatch> s_current = new(Begin);

    private readonly ConcurrentDictionary<string, byte> _exceptions = new();

    private SecretWatch()
    {
    }

    /// <summary>The one of this process; it watches from when it was first asked for.</summary>
    public static SecretWatch Current => s_current.Value;

    /// <summary>What the exceptions said that were thrown so far, each text once.</summary>
    public string[] ExceptionTexts => _exceptions.Keys.ToArray();

    /// <summary>The secrets in a text, each once.</summary>
    public string[] FindIn(string? text) => s_secret.Matches(text ?? "").Select(match => match.Value).Distinct().ToArray();

    private static SecretWatch Begin()
    {
        SecretWatch watch = new();
        AppDomain.CurrentDomain.FirstChanceException += watch.Keep;
        return watch;
    }

    private void Keep(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        for (Exception? exception = thrown.Exception; exception is not null; exception = exception.InnerException)
            _exceptions.TryAdd($"{exception.GetType()}: {exception.Message}", 0);
    }
}
