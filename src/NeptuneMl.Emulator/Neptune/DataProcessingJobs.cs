namespace NeptuneMl.Emulator.Neptune;

/// <summary>Data processing jobs. Each runs one SageMaker processing job.</summary>
internal sealed class DataProcessingJobs(EmulatorEnvironment environment) : IResource
{
    private readonly NeptuneJobStore<SageMakerJob> _jobs = new(environment, "data processing job");

    public void Register(OperationTable operations)
    {
        operations.Add("StartMLDataProcessingJob", Start);
        operations.Add("GetMLDataProcessingJob", Get);
        operations.Add("ListMLDataProcessingJobs", _jobs.List);
        operations.Add("CancelMLDataProcessingJob", _jobs.Cancel);
    }

    /// <summary>Throws when the job does not exist or has not completed.</summary>
    public void RequireCompleted(string id, string member)
    {
        NeptuneJob job = _jobs.Find(id)?.Job
            ?? throw NeptuneErrors.BadRequest($"{member}: there is no data processing job with the id '{id}'.");
        if (!job.IsCompletedAt(environment.Now))
            throw NeptuneErrors.BadRequest($"{member}: the data processing job '{id}' has not completed.");
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        string processed = StartParameters.S3Location(input, "processedDataS3Location");
        if (input.Text("previousDataProcessingJobId") is { } previous)
            RequireCompleted(previous, "previousDataProcessingJobId");

        NeptuneJob job = new(ResourceId.Of(input), environment);
        string name = $"neptune-ml-dp-{job.Id}";
        SageMakerJob processing = new(
            "processingJob",
            name,
            environment.Arn("sagemaker", $"processing-job/{name}"),
            $"{processed}/{job.Id}",
            "/aws/sagemaker/ProcessingJobs",
            TimeSpan.Zero,
            environment.JobDuration,
            job.FailureReason);
        _jobs.Start(job, processing, processing.Arn, output);
        ModelFiles.AddProcessing(environment, job, processing.OutputLocation);
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        (NeptuneJob job, SageMakerJob processing) = _jobs.Require(input.RequiredText("id"));
        DateTimeOffset now = environment.Now;
        output.WriteString("status", job.StatusAt(now));
        output.WriteString("id", job.Id);
        processing.WriteTo(output, job, now, environment.Region);
    }
}
