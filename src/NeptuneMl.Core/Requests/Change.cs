using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Requests;

/// <summary>A change whose input has been checked, ready to be sent once.</summary>
/// <param name="Key">What is started or created, in words for the confirmation: its id or name.</param>
/// <param name="SendAsync">Sends it.</param>
/// <param name="FindAsync">Finds what an earlier run has made of it, or null; where there is no way to know it again, this is null.</param>
internal sealed record Change<TResult>(
    string Key, Func<CallStream?, CancellationToken, Task<TResult>> SendAsync, Func<CallStream?, CancellationToken, Task<TResult?>>? FindAsync = null)
    where TResult : class;
