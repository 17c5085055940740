using Amazon.Neptunedata.Model;
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

    /// <summary>A start, checked and under an id of its own.</summary>
    public static Change<DataProcessingJob> Start(NeptuneSession session, ApiInput input)
    {
        StartMLDataProcessingJobRequest request = CheckedRequest.From<StartMLDataProcessingJobRequest>(input, RequestRules.Check);
        request.Id ??= NewId();
        return new Change<DataProcessingJob>(request.Id, (stream, cancellationToken) => new DataProcessingJobs(session).StartAsync(request, stream, cancellationToken));
    }

    public Task<DataProcessingJob> StartAsync(StartMLDataProcessingJobRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        DataProcessingJob asked = Started(request, null, null);
        return Session.ChangeOnceAsync(
            (client, r, token) => client.StartMLDataProcessingJobAsync(r, token), RequestRules.Check, request,
            response => Started(request, response.Id, response),
            token => LookAsync(request.Id, request.NeptuneIamRoleArn, asked, stream, token), stream, cancellationToken);
    }

    public override async Task<DataProcessingJob> GetAsync(
        string id, string? neptuneIamRoleArn, DataProcessingJob? known, CallStream? stream, CancellationToken cancellationToken)
    {
        GetMLDataProcessingJobResponse response = await Session.SendAsync(
            (client, r, token) => client.GetMLDataProcessingJobAsync(r, token), RequestRules.Check,
            new GetMLDataProcessingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return new DataProcessingJob
        {
            Id = response.Id ?? id,
            Arn = known?.Arn,
            Status = response.Status,
            CreationTime = known?.CreationTime,
            InputDataS3Location = known?.InputDataS3Location,
            ProcessedDataS3Location = known?.ProcessedDataS3Location,
            ProcessingJob = Results.Resource(response.ProcessingJob),
            NeptuneIamRoleArn = neptuneIamRoleArn,
            SagemakerIamRoleArn = known?.SagemakerIamRoleArn,
            Connection = Session.Connection,
        };
    }

    public override async Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken)
    {
        ListMLDataProcessingJobsResponse response = await Session.SendAsync(
            (client, r, token) => client.ListMLDataProcessingJobsAsync(r, token), RequestRules.Check,
            new ListMLDataProcessingJobsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return response.Ids ?? [];
    }

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.CancelMLDataProcessingJobAsync(r, token), RequestRules.Check,
            new CancelMLDataProcessingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, stream, cancellationToken);

    private DataProcessingJob Started(StartMLDataProcessingJobRequest request, string? id, StartMLDataProcessingJobResponse? response) => new()
    {
        Id = id ?? request.Id,
        Arn = response?.Arn,
        CreationTime = Time(response?.CreationTimeInMillis),
        InputDataS3Location = request.InputDataS3Location,
        ProcessedDataS3Location = request.ProcessedDataS3Location,
        NeptuneIamRoleArn = request.NeptuneIamRoleArn,
        SagemakerIamRoleArn = request.SagemakerIamRoleArn,
        Connection = Session.Connection,
    };
}
