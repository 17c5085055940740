using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal sealed class DataProcessingJobs : NeptuneJobs<DataProcessingJob>
{
    public DataProcessingJobs(NeptuneSession session) : base(session)
    {
    }

    protected override string[] OutputMembers => ["processedDataS3Location"];

    /// <summary>A start, checked.</summary>
    public static Change<DataProcessingJob> Start(NeptuneSession session, ApiInput input)
    {
        StartMLDataProcessingJobRequest request = Checked<StartMLDataProcessingJobRequest>(input, RequestRules.Check);
        return new DataProcessingJobs(session).Once(
            (client, r, token) => client.StartMLDataProcessingJobAsync(r, token), RequestRules.Check, request, input,
            again => Start(session, again));
    }

    public override Task<DataProcessingJob> GetAsync(
        string id, string? neptuneIamRoleArn, DataProcessingJob? known, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.GetMLDataProcessingJobAsync(r, token), RequestRules.Check,
            new GetMLDataProcessingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Answered(id, neptuneIamRoleArn, response, known), stream, cancellationToken);

    public override Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.ListMLDataProcessingJobsAsync(r, token), RequestRules.Check,
            new ListMLDataProcessingJobsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Ids(response.Ids), stream, cancellationToken);

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.CancelMLDataProcessingJobAsync(r, token), RequestRules.Check,
            new CancelMLDataProcessingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, response => response, stream, cancellationToken);

    protected override IEnumerable<Contradiction> Contradictions(AmazonWebServiceRequest request, DataProcessingJob found) =>
        [.. base.Contradictions(request, found), .. OutputElsewhere(((StartMLDataProcessingJobRequest)request).ProcessedDataS3Location, found)];
}
