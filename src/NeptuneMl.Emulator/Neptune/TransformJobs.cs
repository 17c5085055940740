namespace NeptuneMl.Emulator.Neptune;

/// <summary>Model transform jobs. Each runs a SageMaker processing job and then the transform job.</summary>
internal sealed class TransformJobs(
    EmulatorEnvironment environment, DataProcessingJobs dataProcessingJobs, TrainingJobs trainingJobs) : IResource
{
    private const double TransformStart = 0.4;

    private readonly NeptuneJobStore<Transform> _jobs = new(environment, "model-transform job");

    public void Register(OperationTable operations)
    {
        operations.Add("StartMLModelTransformJob", Start);
        operations.Add("GetMLModelTransformJob", Get);
        operations.Add("ListMLModelTransformJobs", _jobs.List);
        operations.Add("CancelMLModelTransformJob", _jobs.Cancel);
    }

    /// <summary>Throws when the job does not exist or has not completed.</summary>
    public void RequireCompleted(string id, string member)
    {
        NeptuneJob job = _jobs.Find(id)?.Job
            ?? throw NeptuneErrors.BadRequest($"{member}: there is no model-transform job with the id '{id}'.");
        if (!job.IsCompletedAt(environment.Now))
            throw NeptuneErrors.BadRequest($"{member}: the model-transform job '{id}' has not completed.");
    }

    /// <summary>The S3 location of the artifacts of a job.</summary>
    public string LocationOf(string id) => _jobs.Require(id).Detail.Remote.OutputLocation;

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        string location = StartParameters.S3Location(input, "modelTransformOutputS3Location");
        string modelName = RequireSource(input);

        NeptuneJob job = new(ResourceId.Of(input), environment);
        Transform transform = Plan(job, $"{location}/{job.Id}", modelName);
        _jobs.Start(job, transform, transform.Remote.Arn, output);
        ModelFiles.AddEndpointInstance(environment, job, transform.Remote.OutputLocation);
    }

    /// <summary>Returns the source of a transform job: a training job with its data processing job, or one SageMaker training
    /// job.</summary>
    private string RequireSource(OperationInput input)
    {
        if (input.Text("trainingJobName") is { } name)
        {
            trainingJobs.RequireTrained(name, "trainingJobName");
            return name;
        }

        dataProcessingJobs.RequireCompleted(input.RequiredText("dataProcessingJobId"), "dataProcessingJobId");
        string training = input.RequiredText("mlModelTrainingJobId");
        trainingJobs.RequireCompleted(training, "mlModelTrainingJobId");
        return training;
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        (NeptuneJob job, Transform transform) = _jobs.Require(input.RequiredText("id"));
        DateTimeOffset now = environment.Now;
        output.WriteString("status", job.StatusAt(now));
        output.WriteString("id", job.Id);
        transform.Base.WriteTo(output, job, now, environment.Region);
        transform.Remote.WriteTo(output, job, now, environment.Region);
        if (!job.IsCompletedAt(now))
            return;

        output.WriteStartArray("models");
        output.WriteStartObject();
        output.WriteString("name", transform.ModelName);
        output.WriteString("arn", environment.Arn("sagemaker", $"model/{transform.ModelName}"));
        output.WriteEndObject();
        output.WriteEndArray();
    }

    private Transform Plan(NeptuneJob job, string location, string modelName)
    {
        TimeSpan transformStart = environment.JobDuration * TransformStart;
        return new Transform(
            Part("baseProcessingJob", $"neptune-ml-base-{job.Id}", $"{location}/base", TimeSpan.Zero, transformStart, null),
            Part(
                "remoteModelTransformJob",
                $"neptune-ml-mt-{job.Id}",
                location,
                transformStart,
                environment.JobDuration,
                job.FailureReason),
            modelName);

        SageMakerJob Part(string member, string name, string output, TimeSpan start, TimeSpan end, string? failure) => new(
            member,
            name,
            environment.Arn("sagemaker", $"processing-job/{name}"),
            output,
            "/aws/sagemaker/ProcessingJobs",
            start,
            end,
            failure);
    }

    internal sealed record Transform(SageMakerJob Base, SageMakerJob Remote, string ModelName);
}
