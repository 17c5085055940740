using System.Net.Http.Headers;

namespace NeptuneMl.Core.Calls;

/// <summary>The <c>Retry-After</c> header of a response, as seconds or as an HTTP date.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait before an attempt, whatever the response asks for.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a response asks to wait, or null. A date counts from the response's own date, when it has one.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { Ticks: > 0 } seconds } => seconds,
        { Date: { } date } when date > (headers.Date ?? now) => date - (headers.Date ?? now),
        _ => null,
    };

    /// <summary>How long the next attempt is held back.</summary>
    public static TimeSpan Bounded(TimeSpan asked) => asked < Longest ? asked : Longest;
}
