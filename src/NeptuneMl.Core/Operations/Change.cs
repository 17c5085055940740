namespace NeptuneMl.Core.Operations;

/// <summary>A change whose request is bound and checked, ready to be confirmed and sent.</summary>
/// <typeparam name="TResult">The class of its result.</typeparam>
internal sealed record Change<TResult>
    where TResult : class
{
    /// <summary>The kind of resource for messages, such as <c>training job</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id, name or ARN of the resource, for messages.</summary>
    public required string Key { get; init; }

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the change.</summary>
    public required string Action { get; init; }

    /// <summary>The request.</summary>
    public required AmazonWebServiceRequest Request { get; init; }

    /// <summary>Returns the request as it would be sent, for <c>-WhatIf</c>.</summary>
    public required Func<RequestPreview> Preview { get; init; }

    /// <summary>Sends the request, and looks the resource up when no response was received.</summary>
    public required Func<CallContext, Task<TResult>> SendAsync { get; init; }

    /// <summary>The name of the parameter that specifies <see cref="Key"/>.</summary>
    public string KeyParameter { get; init; } = "Id";

    /// <summary>Looks up the resource that an earlier run created; returns null when none exists, and fails with <c>ResumeMismatch</c> when
    /// it contradicts the request. Null for a change that creates nothing.</summary>
    public Func<CallContext, Task<TResult?>>? FindEarlierAsync { get; init; }

    /// <summary>Lists the ids or names of the existing resources of the kind; null when there are more than a list has. Null for a change
    /// that creates nothing.</summary>
    public Func<CallContext, Task<IReadOnlySet<string>?>>? ListKeysAsync { get; init; }

    /// <summary>The parameters that cannot be compared with an existing resource, because the service does not return them.</summary>
    public Func<TResult, IReadOnlyList<string>> NotReturned { get; init; } = _ => [];

    /// <summary>Creates the same change under the key of the attempt with that number. Null where a resource cannot fail after its
    /// creation.</summary>
    public Func<int, Change<TResult>>? Attempt { get; init; }

    /// <summary>Sends the change, or adopts the resource that an earlier run created.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="mode">Whether an existing resource is adopted, and whether a failed one is started again.</param>
    /// <returns>The resource; null when the existing one has failed, after writing the error.</returns>
    public async Task<TResult?> RunAsync(CallContext context, ResumeMode mode) =>
        mode == ResumeMode.Never || FindEarlierAsync is null
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
}
