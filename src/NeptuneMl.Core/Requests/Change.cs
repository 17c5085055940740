using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Requests;

/// <summary>A change whose input has been checked, ready to be sent once.</summary>
/// <param name="Key">What is started or created, in words for the confirmation: its id or name.</param>
/// <param name="SendAsync">Sends it.</param>
/// <param name="FindAsync">
/// Looks up the resource that an earlier run created; returns null if no resource exists. Fails with <c>ResumeMismatch</c> if the resource contradicts the request.
/// Null for a change that creates nothing.
/// </param>
internal sealed record Change<TResult>(
    string Key, Func<CallStream?, CancellationToken, Task<TResult>> SendAsync, Func<CallStream?, CancellationToken, Task<TResult?>>? FindAsync = null)
    where TResult : class
{
    /// <summary>The parameter that gives <see cref="Key"/>, without its dash.</summary>
    public string KeyParameter { get; init; } = "Id";

    /// <summary>The parameters that could not be compared with what exists, because the service does not show them.</summary>
    public Func<TResult, IReadOnlyList<string>> NotShown { get; init; } = _ => [];

    /// <summary>Makes the same change under another key, for the next attempt after one that failed. Null where nothing can fail after its creation.</summary>
    public Func<int, Change<TResult>>? Attempt { get; init; }
}
