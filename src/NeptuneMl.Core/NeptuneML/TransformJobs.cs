using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal sealed class TransformJobs : NeptuneJobs<TransformJob>
{
    public TransformJobs(NeptuneSession session) : base(session)
    {
    }

    protected override string[] OutputMembers => ["modelTransformOutputS3Location"];

    /// <summary>A start, checked.</summary>
    public static Change<TransformJob> Start(NeptuneSession session, ApiInput input)
    {
        StartMLModelTransformJobRequest request = Checked<StartMLModelTransformJobRequest>(input, RequestRules.Check);
        return new TransformJobs(session).Once(
            (client, r, token) => client.StartMLModelTransformJobAsync(r, token), RequestRules.Check, request, input,
            again => Start(session, again));
    }

    public override Task<TransformJob> GetAsync(
        string id, string? neptuneIamRoleArn, TransformJob? known, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.GetMLModelTransformJobAsync(r, token), RequestRules.Check,
            new GetMLModelTransformJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Answered(id, neptuneIamRoleArn, response, known), stream, cancellationToken);

    public override Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.ListMLModelTransformJobsAsync(r, token), RequestRules.Check,
            new ListMLModelTransformJobsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Ids(response.Ids), stream, cancellationToken);

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.CancelMLModelTransformJobAsync(r, token), RequestRules.Check,
            new CancelMLModelTransformJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, response => response, stream, cancellationToken);

    protected override IEnumerable<Contradiction> Contradictions(AmazonWebServiceRequest request, TransformJob found) =>
        [.. base.Contradictions(request, found), .. OutputElsewhere(((StartMLModelTransformJobRequest)request).ModelTransformOutputS3Location, found)];
}
