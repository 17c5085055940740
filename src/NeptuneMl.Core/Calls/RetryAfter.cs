using System.Net.Http.Headers;

namespace NeptuneMl.Core.Calls;

/// <summary>The <c>Retry-After</c> header of a response, as seconds or as an HTTP date.</summary>
internal static class RetryAfter
{
    /// <summary>The longest delay of an attempt, whatever the header says.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The delay in the header, or null. A date is relative to the response's own date, if it has one.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { Ticks: > 0 } seconds } => seconds,
        { Date: { } date } when date > (headers.Date ?? now) => date - (headers.Date ?? now),
        _ => null,
    };

    /// <summary>The delay of the next attempt.</summary>
    public static TimeSpan Bounded(TimeSpan asked) => asked < Longest ? asked : Longest;
}
