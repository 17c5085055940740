using System.Collections.Concurrent;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>Model training jobs. Each runs a SageMaker processing job, a hyperparameter tuning job and a transform job in
/// sequence.</summary>
internal sealed class TrainingJobs(EmulatorEnvironment environment, DataProcessingJobs dataProcessingJobs) : IResource
{
    private const double SearchStart = 0.2;
    private const double SearchEnd = 0.8;
    private const int BestModels = 3;

    private readonly NeptuneJobStore<Training> _jobs = new(environment, "model-training job");
    private readonly ConcurrentDictionary<string, StoredJob<Training>> _byModelName = new(StringComparer.Ordinal);

    public void Register(OperationTable operations)
    {
        operations.Add("StartMLModelTrainingJob", Start);
        operations.Add("GetMLModelTrainingJob", Get);
        operations.Add("ListMLModelTrainingJobs", _jobs.List);
        operations.Add("CancelMLModelTrainingJob", _jobs.Cancel);
    }

    /// <summary>Throws when the job does not exist or has not completed.</summary>
    public void RequireCompleted(string id, string member)
    {
        NeptuneJob job = _jobs.Find(id)?.Job
            ?? throw NeptuneErrors.BadRequest($"{member}: there is no model-training job with the id '{id}'.");
        if (!job.IsCompletedAt(environment.Now))
            throw NeptuneErrors.BadRequest($"{member}: the model-training job '{id}' has not completed.");
    }

    /// <summary>The S3 location of the artifacts of a job.</summary>
    public string LocationOf(string id) => _jobs.Require(id).Detail.Search.OutputLocation;

    /// <summary>Throws when the SageMaker training job does not exist or has not completed.</summary>
    public void RequireTrained(string modelName, string member)
    {
        if (!_byModelName.TryGetValue(modelName, out StoredJob<Training>? stored))
            throw NeptuneErrors.BadRequest($"{member}: there is no SageMaker training job named '{modelName}'.");
        if (!stored.Detail.Search.IsCompletedAt(stored.Job, environment.Now))
            throw NeptuneErrors.BadRequest($"{member}: the SageMaker training job '{modelName}' has not completed.");
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        string location = StartParameters.S3Location(input, "trainModelS3Location");
        dataProcessingJobs.RequireCompleted(input.RequiredText("dataProcessingJobId"), "dataProcessingJobId");
        if (input.Text("previousModelTrainingJobId") is { } previous)
            RequireCompleted(previous, "previousModelTrainingJobId");

        NeptuneJob job = new(ResourceId.Of(input), environment);
        Training training = Plan(job, $"{location}/{job.Id}", input.Integer("maxHPONumberOfTrainingJobs") ?? BestModels);
        _jobs.Start(job, training, training.Search.Arn, output);
        ModelFiles.AddTraining(environment, job, training.Processing.OutputLocation);
        foreach (string model in training.ModelNames)
            _byModelName[model] = new StoredJob<Training>(job, training);
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        (NeptuneJob job, Training training) = _jobs.Require(input.RequiredText("id"));
        DateTimeOffset now = environment.Now;
        output.WriteString("status", job.StatusAt(now));
        output.WriteString("id", job.Id);
        training.Processing.WriteTo(output, job, now, environment.Region);
        training.Search.WriteTo(output, job, now, environment.Region);
        training.Transform?.WriteTo(output, job, now, environment.Region);
        if (!training.Search.IsCompletedAt(job, now))
            return;

        output.WriteStartArray("mlModels");
        foreach (string name in training.ModelNames)
        {
            output.WriteStartObject();
            output.WriteString("name", name);
            output.WriteString("arn", environment.Arn("sagemaker", $"training-job/{name}"));
            output.WriteEndObject();
        }

        output.WriteEndArray();
    }

    private Training Plan(NeptuneJob job, string location, int searches)
    {
        TimeSpan searchStart = environment.JobDuration * SearchStart;
        TimeSpan searchEnd = environment.JobDuration * SearchEnd;

        // A training job fails in its tuning job, which then runs until the end; there is no transform job.
        bool fails = job.FailureReason is not null;
        string search = $"neptune-ml-hpo-{job.Id}";
        return new Training(
            Part("processingJob", "processing-job", $"neptune-ml-base-{job.Id}", "autotrainer", TimeSpan.Zero, searchStart, null),
            Part(
                "hpoJob",
                "hyper-parameter-tuning-job",
                search,
                "hpo",
                searchStart,
                fails ? environment.JobDuration : searchEnd,
                job.FailureReason),
            fails
                ? null
                : Part(
                    "modelTransformJob",
                    "processing-job",
                    $"neptune-ml-transform-{job.Id}",
                    "model-transform",
                    searchEnd,
                    environment.JobDuration,
                    null),
            [.. Enumerable.Range(1, Math.Min(searches, BestModels)).Select(rank => $"{search}-{rank:000}")]);

        SageMakerJob Part(string member, string type, string name, string folder, TimeSpan start, TimeSpan end, string? failure) => new(
            member,
            name,
            environment.Arn("sagemaker", $"{type}/{name}"),
            $"{location}/{folder}",
            type == "processing-job" ? "/aws/sagemaker/ProcessingJobs" : "/aws/sagemaker/TrainingJobs",
            start,
            end,
            failure);
    }

    internal sealed record Training(
        SageMakerJob Processing, SageMakerJob Search, SageMakerJob? Transform, IReadOnlyList<string> ModelNames);
}
