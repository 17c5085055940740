using NeptuneMl.Core.Results;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Publishing;

/// <summary>The change of a step that publishes a model.</summary>
/// <param name="publication">The publication.</param>
internal sealed class PublicationStep(Publication publication) : StepChange
{
    public override string Kind => publication.Update.Kind;

    public override string Key => publication.EndpointId;

    public override bool HasOwnKey => true;

    public override bool CanUpdate => true;

    public override bool Waits => true;

    public override string Fingerprint { get; init; } = publication.Fingerprint;

    public override object? Predicted => ResultReader.Read<MLEndpoint>(publication.Creation.Request, new ResultScope());

    public override NeptuneMLException? FindEarlierFailure() => publication.ReadPast(_ => { }).FailureReason is { } reason
        ? new NeptuneMLException($"The last publication to endpoint '{Key}' failed: {reason}") { ErrorId = ErrorIds.WorkflowStepBlocked }
        : null;

    public override async Task<object?> FindAsync(CallContext context) =>
        await Publication.FindAsync(context, Key, publication.Model.NeptuneIamRoleArn).ConfigureAwait(false) is { } found
            ? Complete(found)
            : null;

    public override async Task<object> StartAsync(CallContext context) =>
        await publication.RunAsync(context, Follow!).ConfigureAwait(false);

    public override Task<object> UpdateAsync(CallContext context) => StartAsync(context);

    public override object Complete(object result) =>
        publication.Complete((MLEndpoint)result, ((MLEndpoint)result).PreviousModelEndpointId);
}
