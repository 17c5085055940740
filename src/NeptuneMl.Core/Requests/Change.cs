using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Requests;

/// <summary>A change whose input has been checked, ready to be sent once.</summary>
/// <param name="Key">What is started or created, in words for the confirmation: its id or name.</param>
/// <param name="SendAsync">Sends it.</param>
internal sealed record Change<TResult>(string Key, Func<CallStream?, CancellationToken, Task<TResult>> SendAsync);
