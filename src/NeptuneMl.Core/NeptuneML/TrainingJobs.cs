using Amazon.Neptunedata.Model;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal sealed class TrainingJobs : NeptuneJobs<TrainingJob>
{
    public TrainingJobs(NeptuneSession session) : base(session)
    {
    }

    /// <summary>A start, checked and under an id of its own.</summary>
    public static Change<TrainingJob> Start(NeptuneSession session, ApiInput input)
    {
        StartMLModelTrainingJobRequest request = CheckedRequest.From<StartMLModelTrainingJobRequest>(input, RequestRules.Check);
        request.Id ??= NewId();
        return new Change<TrainingJob>(request.Id, (stream, cancellationToken) => new TrainingJobs(session).StartAsync(request, stream, cancellationToken));
    }

    public Task<TrainingJob> StartAsync(StartMLModelTrainingJobRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        TrainingJob asked = Started(request, null, null);
        return Session.ChangeOnceAsync(
            (client, r, token) => client.StartMLModelTrainingJobAsync(r, token), RequestRules.Check, request,
            response => Started(request, response.Id, response),
            token => LookAsync(request.Id, request.NeptuneIamRoleArn, asked, stream, token), stream, cancellationToken);
    }

    public override async Task<TrainingJob> GetAsync(
        string id, string? neptuneIamRoleArn, TrainingJob? known, CallStream? stream, CancellationToken cancellationToken)
    {
        GetMLModelTrainingJobResponse response = await Session.SendAsync(
            (client, r, token) => client.GetMLModelTrainingJobAsync(r, token), RequestRules.Check,
            new GetMLModelTrainingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return new TrainingJob
        {
            Id = response.Id ?? id,
            Arn = known?.Arn,
            Status = response.Status,
            CreationTime = known?.CreationTime,
            DataProcessingJobId = known?.DataProcessingJobId,
            TrainModelS3Location = known?.TrainModelS3Location,
            ProcessingJob = Results.Resource(response.ProcessingJob),
            HpoJob = Results.Resource(response.HpoJob),
            ModelTransformJob = Results.Resource(response.ModelTransformJob),
            MLModels = Results.Models(response.MlModels),
            NeptuneIamRoleArn = neptuneIamRoleArn,
            SagemakerIamRoleArn = known?.SagemakerIamRoleArn,
            Connection = Session.Connection,
        };
    }

    public override async Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken)
    {
        ListMLModelTrainingJobsResponse response = await Session.SendAsync(
            (client, r, token) => client.ListMLModelTrainingJobsAsync(r, token), RequestRules.Check,
            new ListMLModelTrainingJobsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return response.Ids ?? [];
    }

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.CancelMLModelTrainingJobAsync(r, token), RequestRules.Check,
            new CancelMLModelTrainingJobRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, stream, cancellationToken);

    private TrainingJob Started(StartMLModelTrainingJobRequest request, string? id, StartMLModelTrainingJobResponse? response) => new()
    {
        Id = id ?? request.Id,
        Arn = response?.Arn,
        CreationTime = Time(response?.CreationTimeInMillis),
        DataProcessingJobId = request.DataProcessingJobId,
        TrainModelS3Location = request.TrainModelS3Location,
        NeptuneIamRoleArn = request.NeptuneIamRoleArn,
        SagemakerIamRoleArn = request.SagemakerIamRoleArn,
        Connection = Session.Connection,
    };
}
