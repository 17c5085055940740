using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Workflows;

/// <summary>The change of a step that creates or replaces the only resource of its kind, such as the configuration of a
/// membership.</summary>
/// <param name="change">The change, which is idempotent.</param>
/// <param name="get">Reads the resource.</param>
internal sealed class ReplacementStep<TResource>(Change<TResource> change, Operation<TResource> get) : StepChange
    where TResource : class
{
    public override string Kind => change.Kind;

    public override string Key => change.Key;

    public override bool HasOwnKey => true;

    public override bool CanUpdate => true;

    public override bool IsFullyCompared => true;

    public override string Fingerprint { get; init; } = Convert.ToHexStringLower(CanonicalRequest.DigestOf(change.Request));

    public override object? Predicted => ResultReader.Read<TResource>(change.Request);

    public override async Task<object?> FindAsync(CallContext context)
    {
        TResource? found = await ReadAsync(context).ConfigureAwait(false);
        if (found is null) return null;
        Contradiction[] differences = [.. RequestMatch.Contradictions(change.Request, found)];
        return differences.Length == 0 ? Complete(found) : throw new NeptuneMLException(
            $"The {Kind} '{Key}' differs from the request: "
            + $"{string.Join("; ", differences.Select(difference => $"{difference.Path} is '{difference.Existing}'"))}.")
        {
            ErrorId = ErrorIds.ResumeMismatch,
        };
    }

    public override async Task<object> StartAsync(CallContext context) => Complete(await change.StartAsync(context).ConfigureAwait(false));

    public override Task<object> UpdateAsync(CallContext context) => StartAsync(context);

    public override object Complete(object result) => ResultReader.Read<TResource>(result, change.Request);

    private async Task<TResource?> ReadAsync(CallContext context)
    {
        try
        {
            return await get.PrepareFrom(context.Session, change.Request).SendAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            return null;
        }
    }
}
