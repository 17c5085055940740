using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Operations;

/// <summary>A change whose request is bound and checked, ready to be confirmed and sent.</summary>
/// <typeparam name="TResult">The class of its result.</typeparam>
internal sealed record Change<TResult>
    where TResult : class
{
    /// <summary>What is changed, in words: <c>training job</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id, name or ARN of what is changed, for messages.</summary>
    public required string Key { get; init; }

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the change.</summary>
    public required string Action { get; init; }

    /// <summary>Sends the request, and looks the resource up when no response was received.</summary>
    public required Func<CallContext, Task<TResult>> SendAsync { get; init; }

    /// <summary>The parameter that gives <see cref="Key"/>, without its dash.</summary>
    public string KeyParameter { get; init; } = "Id";

    /// <summary>Looks up the resource that an earlier run created; null for a change that creates nothing.</summary>
    public Func<CallContext, Task<Lookup<TResult>>>? FindAsync { get; init; }

    /// <summary>Describes a resource that contradicts the request, as an error.</summary>
    public Func<Lookup<TResult>, NeptuneMLException>? Mismatch { get; init; }

    /// <summary>The parameters that could not be compared with an existing resource, because the service does not show them.</summary>
    public Func<TResult, IReadOnlyList<string>> NotShown { get; init; } = _ => [];

    /// <summary>Makes the same change under another key, for the attempt of that number. Null where a resource cannot fail after its creation.</summary>
    public Func<int, Change<TResult>>? Attempt { get; init; }

    /// <summary>Sends the change, or adopts the resource that an earlier run created.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="mode">Whether an existing resource is adopted, and whether a failed one is started again.</param>
    /// <returns>The resource; null when an existing one has failed, which has been written as an error.</returns>
    public async Task<TResult?> RunAsync(CallContext context, ResumeMode mode) =>
        mode == ResumeMode.Never || FindAsync is null
            ? await StartAsync(context).ConfigureAwait(false)
            : await new Resumption<TResult>(this, mode == ResumeMode.RestartFailed).RunAsync(context).ConfigureAwait(false);

    /// <summary>Sends the change, whether or not the resource exists.</summary>
    public async Task<TResult> StartAsync(CallContext context)
    {
        try
        {
            TResult started = await SendAsync(context).ConfigureAwait(false);
            context.Log?.Verbose($"{Kind} '{(started as MLResource)?.Key ?? Key}' was accepted.");
            return started;
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.OutcomeUnknown)
        {
            throw failure.WithLookupKey(Key);
        }
    }

    /// <summary>The resource that an earlier run created, or null when none exists.</summary>
    /// <exception cref="NeptuneMLException"><c>ResumeMismatch</c>: the resource contradicts the request.</exception>
    public async Task<TResult?> FindEarlierAsync(CallContext context)
    {
        Lookup<TResult> lookup = await FindAsync!(context).ConfigureAwait(false);
        return lookup.Other is null ? lookup.Match : throw Mismatch!(lookup);
    }
}
