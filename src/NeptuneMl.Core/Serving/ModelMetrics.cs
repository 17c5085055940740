using System.Text.Json;

namespace NeptuneMl.Core.Serving;

/// <summary>Reads what jobs leave in S3 about their models. The names and members of the files are those of the Neptune user guide and of
/// AWS's neptuneml-toolkit.</summary>
/// <param name="context">The context of the calls.</param>
internal sealed class ModelMetrics(CallContext context)
{
    private const string Validation = "eval_metrics_info.json";
    private const string Test = "test_metrics_info.json";
    private const string EndpointInstance = "infer_instance_recommendation.json";
    private const string TrainingInstance = "train_instance_recommendation.json";
    private const string Tuning = "model-hpo-configuration.json";

    private readonly List<NeptuneMLException> _failures = [];

    /// <summary>The location of the files instead of those of the job, or null.</summary>
    public string? S3Location { get; init; }

    /// <summary>The endpoint of S3, or null for that of the Region.</summary>
    public string? S3EndpointUrl { get; init; }

    private NeptuneMLConnection? Connection => context.Session.Connection as NeptuneMLConnection;

    /// <summary>Reads the files of a job and writes the result. A missing file is an error beside the result.</summary>
    /// <param name="known">The piped job, or null.</param>
    /// <param name="id">The ID of the job.</param>
    /// <param name="parameter">The parameter with the ID, for errors.</param>
    /// <param name="role">The role that lets Neptune use SageMaker and S3, or null.</param>
    public async Task WriteAsync<TJob>(TJob? known, string id, string parameter, string? role)
        where TJob : NeptuneMLResource
    {
        TJob job = known is { State: JobState.Succeeded } && known.Parts.Any(part => part?.OutputLocation is not null)
            ? known
            : await ReadJobAsync(known, id, parameter, role).ConfigureAwait(false);
        if (S3Location is null && job.State != JobState.Succeeded) throw NotCompleted(job);
        object? result = job is DataProcessingJob processing
            ? await RecommendAsync(processing).ConfigureAwait(false)
            : await EvaluateAsync(job).ConfigureAwait(false);
        if (result is null) throw _failures[0];
        foreach (NeptuneMLException failure in _failures)
            await context.Log!.FailAsync(failure, job, context.CancellationToken).ConfigureAwait(false);
        await context.Log!.WriteAsync(result, context.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads whichever of the files are in <see cref="S3Location"/>, and writes the results.</summary>
    public async Task WriteFilesAsync()
    {
        object?[] results = [await RecommendAsync(null).ConfigureAwait(false), await EvaluateAsync(null).ConfigureAwait(false)];
        if (results is [null, null]) throw _failures[0];
        foreach (object result in results.OfType<object>())
            await context.Log!.WriteAsync(result, context.CancellationToken).ConfigureAwait(false);
    }

    private async Task<ModelEvaluation?> EvaluateAsync(NeptuneMLResource? job)
    {
        TrainingJob? training = job as TrainingJob;
        TransformJob? transform = job as TransformJob;
        using OutputFiles files = Files(job);
        // A transform job computes no metrics.
        JsonElement? validation =
            await (transform is null ? ReadAsync(files, Validation) : files.FindAsync(Validation)).ConfigureAwait(false);
        JsonElement? test = validation is null ? null : await files.FindAsync(Test).ConfigureAwait(false);
        JsonElement? instance = await ReadAsync(files, EndpointInstance).ConfigureAwait(false);
        if (validation is null && instance is null) return null;
        return new ModelEvaluation
        {
            MLModelTrainingJobId = training?.Id,
            MLModelTransformJobId = transform?.Id,
            Metrics =
            [
                .. validation is { } evaluated ? MetricReader.Metrics(evaluated, nameof(Validation)) : [],
                .. test is { } tested ? MetricReader.Metrics(tested, nameof(Test)) : [],
            ],
            Objective = training is null ? null : await FindObjectiveAsync(training).ConfigureAwait(false),
            Ranking =
            [
                .. (training?.MLModels ?? [])
                    .Select((model, index) => new RankedModel { Position = index + 1, Name = model.Name, Arn = model.Arn }),
            ],
            InstanceType = MetricReader.Text(instance, "instance"),
            DiskSize = MetricReader.Text(instance, "disk_size"),
            MemorySize = MetricReader.Text(instance, "mem_size"),
            S3Location = files.FoundIn,
            NeptuneIamRoleArn = job?.NeptuneIamRoleArn,
            Connection = job?.Connection ?? Connection,
        };
    }

    private async Task<TrainingRecommendation?> RecommendAsync(DataProcessingJob? job)
    {
        using OutputFiles files = Files(job);
        if (await ReadAsync(files, TrainingInstance).ConfigureAwait(false) is not { } instance) return null;
        string? diskSize = MetricReader.Text(instance, "disk_size");
        return new TrainingRecommendation
        {
            DataProcessingJobId = job?.Id,
            TrainingInstanceType = MetricReader.Text(instance, "instance"),
            BaseProcessingInstanceType = MetricReader.Text(instance, "cpu_instance"),
            TrainingInstanceVolumeSizeInGB = VolumeSize.InGB(diskSize),
            DiskSize = diskSize,
            MemorySize = MetricReader.Text(instance, "mem_size"),
            Objectives = await files.FindAsync(Tuning).ConfigureAwait(false) is { } tuning ? MetricReader.Objectives(tuning) : [],
            S3Location = files.FoundIn,
            NeptuneIamRoleArn = job?.NeptuneIamRoleArn,
            SagemakerIamRoleArn = job?.SagemakerIamRoleArn,
            Connection = job?.Connection ?? Connection,
        };
    }

    // The configuration is with the processed data. Only a job that was started in this pipeline has the id of its data processing job.
    private async Task<TuningObjective?> FindObjectiveAsync(TrainingJob job)
    {
        if (job.DataProcessingJobId is not { } id) return null;
        try
        {
            DataProcessingJob processing =
                await ReadJobAsync<DataProcessingJob>(null, id, nameof(job.DataProcessingJobId), job.NeptuneIamRoleArn)
                    .ConfigureAwait(false);
            using OutputFiles files = new(context, LocationsOf(processing), S3EndpointUrl);
            return MetricReader.Objectives(await files.ReadAsync(Tuning).ConfigureAwait(false)).FirstOrDefault();
        }
        catch (NeptuneMLException failure)
        {
            context.Log?.Verbose($"The objective of the training job '{job.Id}' is not known: {failure.Message}");
            return null;
        }
    }

    private async Task<JsonElement?> ReadAsync(OutputFiles files, string name)
    {
        try
        {
            return await files.ReadAsync(name).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (OutputFiles.IsUnavailable(failure))
        {
            _failures.Add(failure);
            return null;
        }
    }

    private OutputFiles Files(NeptuneMLResource? job) =>
        new(context, S3Location is null ? LocationsOf(job!) : [S3Location], S3EndpointUrl);

    private Task<TJob> ReadJobAsync<TJob>(TJob? known, string id, string parameter, string? role)
        where TJob : NeptuneMLResource
    {
        ApiInput input = new();
        input.Add("id", parameter, id);
        input.Add("neptuneIamRoleArn", nameof(NeptuneMLResource.NeptuneIamRoleArn), role);
        Resource<TJob> resource = (Resource<TJob>)ResourceTable.Find(typeof(TJob).Name)!;
        return resource.Get!.Prepare(context.Session, input).SendAsync(context, known);
    }

    private static string[] LocationsOf(NeptuneMLResource job)
    {
        string? requested = job switch
        {
            TrainingJob training => training.TrainModelS3Location,
            TransformJob transform => transform.ModelTransformOutputS3Location,
            DataProcessingJob processing => processing.ProcessedDataS3Location,
            _ => null,
        };
        string?[] locations = [.. job.Parts.Select(part => part?.OutputLocation), requested];
        string[] known = [.. locations.OfType<string>().Distinct()];
        return known.Length > 0
            ? known
            : throw new NeptuneMLException($"The {job.Kind} '{job.Id}' has no S3 location.")
            {
                ErrorId = ErrorIds.ResourceNotFound,
                RecommendedAction = "Specify the folder with the files of the job with -S3Location.",
            };
    }

    private static NeptuneMLException NotCompleted(NeptuneMLResource job) => new(
        $"The {job.Kind} '{job.Id}' has the status '{job.Status}'. A job writes its files to S3 when it completes.")
    {
        ErrorId = ErrorIds.PreconditionsFailed,
        RecommendedAction = job.IsFinished
            ? "Start the job again, or specify the files of another job with -S3Location."
            : $"Wait for the job: Wait-NeptuneMLJob {job.Id}",
    };
}
