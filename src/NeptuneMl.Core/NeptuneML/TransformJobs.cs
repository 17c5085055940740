using Amazon.Neptunedata.Model;
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

    /// <summary>A start, checked and under an id of its own.</summary>
    public static Change<TransformJob> Start(NeptuneSession session, ApiInput input)
    {
        StartMLModelTransformJobRequest request = CheckedRequest.From<StartMLModelTransformJobRequest>(input, RequestRules.Check);
        request.Id ??= NewId();
        return new Change<TransformJob>(request.Id, (stream, cancellationToken) => new TransformJobs(session).StartAsync(request, stream, cancellationToken));
    }

    public Task<TransformJob> StartAsync(StartMLModelTransformJobRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        TransformJob asked = Started(request, null, null);
        return Session.ChangeOnceAsync(
            (client, r, token) => client.StartMLModelTransformJobAsync(r, token), RequestRules.Check, request,
            response => Started(request, response.Id, response),
            token => LookAsync(request.Id, request.NeptuneIamRoleArn, asked, stream, token), stream, cancellationToken);
    }

    public override async Task<TransformJob> GetAsync(
        string id, string? neptuneIamRoleArn, TransformJob? known, CallStream? stream, CancellationToken cancellationToken)
    {
        GetMLModelTransformJobResponse response = await Session.SendAsync(
            (client, r, token) => client.GetMLModelTransformJobAsync(r, token), RequestRules.Check,
            new GetMLModelTransformJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return new TransformJob
        {
            Id = response.Id ?? id,
            Arn = known?.Arn,
            Status = response.Status,
            CreationTime = known?.CreationTime,
            DataProcessingJobId = known?.DataProcessingJobId,
            SourceTrainingJobId = known?.SourceTrainingJobId,
            TrainingJobName = known?.TrainingJobName,
            ModelTransformOutputS3Location = known?.ModelTransformOutputS3Location,
            BaseProcessingJob = Results.Resource(response.BaseProcessingJob),
            RemoteModelTransformJob = Results.Resource(response.RemoteModelTransformJob),
            Models = Results.Models(response.Models),
            NeptuneIamRoleArn = neptuneIamRoleArn,
            SagemakerIamRoleArn = known?.SagemakerIamRoleArn,
            Connection = Session.Connection,
        };
    }

    public override async Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken)
    {
        ListMLModelTransformJobsResponse response = await Session.SendAsync(
            (client, r, token) => client.ListMLModelTransformJobsAsync(r, token), RequestRules.Check,
            new ListMLModelTransformJobsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return response.Ids ?? [];
    }

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.CancelMLModelTransformJobAsync(r, token), RequestRules.Check,
            new CancelMLModelTransformJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, stream, cancellationToken);

    private TransformJob Started(StartMLModelTransformJobRequest request, string? id, StartMLModelTransformJobResponse? response) => new()
    {
        Id = id ?? request.Id,
        Arn = response?.Arn,
        CreationTime = Time(response?.CreationTimeInMillis),
        DataProcessingJobId = request.DataProcessingJobId,
        SourceTrainingJobId = request.MlModelTrainingJobId,
        TrainingJobName = request.TrainingJobName,
        ModelTransformOutputS3Location = request.ModelTransformOutputS3Location,
        NeptuneIamRoleArn = request.NeptuneIamRoleArn,
        SagemakerIamRoleArn = request.SagemakerIamRoleArn,
        Connection = Session.Connection,
    };
}
