using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Serving;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets the metrics, the ranking of models and the recommended instances that jobs leave in S3.</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLModelMetric", DefaultParameterSetName = ByLocation)]
[OutputType(typeof(ModelEvaluation), typeof(TrainingRecommendation))]
[AdditionalOperation("GetMLModelTrainingJob")]
[AdditionalOperation("GetMLDataProcessingJob")]
[AdditionalOperation("GetMLModelTransformJob")]
[AdditionalPermission("s3:GetObject")]
public sealed class GetNeptuneMLModelMetricCommand : NeptuneMLCommand
{
    private const string ByTraining = "ByTraining";
    private const string ByTransform = "ByTransform";
    private const string ByProcessing = "ByProcessing";
    private const string ByLocation = "ByLocation";

    /// <summary>The id of a completed training job: its metrics, the ranking of its models, and the instance for an endpoint.</summary>
    [Parameter(ParameterSetName = ByTraining, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TrainingJob>))]
    public string? MLModelTrainingJobId { get; set; }

    /// <summary>The id of a completed transform job: the instance for an endpoint.</summary>
    [Parameter(ParameterSetName = ByTransform, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<TransformJob>))]
    public string? MLModelTransformJobId { get; set; }

    /// <summary>The id of a completed data processing job: the instances for training, and what tuning optimizes.</summary>
    [Parameter(ParameterSetName = ByProcessing, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NeptuneMLIdCompleter<DataProcessingJob>))]
    public string? DataProcessingJobId { get; set; }

    /// <summary>From the pipeline: jobs and copies of them, or objects with an id or a location.</summary>
    [Parameter(ParameterSetName = Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    /// <summary>The folder with the files, instead of the output location of the job. Alone, it gives whichever of the files it
    /// has.</summary>
    [Parameter(ParameterSetName = ByLocation, Mandatory = true)]
    [Parameter(ParameterSetName = ByTraining)]
    [Parameter(ParameterSetName = ByTransform)]
    [Parameter(ParameterSetName = ByProcessing)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? S3Location { get; set; }

    /// <summary>The endpoint of S3. By default <c>AWS_ENDPOINT_URL_S3</c>, or the endpoint of the Region.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? S3EndpointUrl { get; set; }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you, when the cluster has none of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? NeptuneIamRoleArn { get; set; }

    private protected override void Process()
    {
        NeptuneSession session = SessionOfRecord();
        try
        {
            switch (Record.Exists ? ResultCopy.Restore(Record.Value) : null)
            {
                case TrainingJob job: Read(session, job.Id, nameof(InputObject), job); break;
                case TransformJob job: Read(session, job.Id, nameof(InputObject), job); break;
                case DataProcessingJob job: Read(session, job.Id, nameof(InputObject), job); break;
                default: ReadColumns(session); break;
            }
        }
        catch (NeptuneMLException failure)
        {
            Report(failure, Record.Target());
        }
    }

    private void ReadColumns(NeptuneSession session)
    {
        string? location = Location();
        if (Record.ArgumentOrColumn(nameof(MLModelTrainingJobId), MLModelTrainingJobId) is { } training)
            Read<TrainingJob>(session, training, nameof(MLModelTrainingJobId), null);
        else if (Record.ArgumentOrColumn(nameof(MLModelTransformJobId), MLModelTransformJobId) is { } transform)
            Read<TransformJob>(session, transform, nameof(MLModelTransformJobId), null);
        else if (Record.ArgumentOrColumn(nameof(DataProcessingJobId), DataProcessingJobId) is { } processing)
            Read<DataProcessingJob>(session, processing, nameof(DataProcessingJobId), null);
        else if (location is not null)
            Calls.Start(location, session, context => Metrics(context, location).WriteFilesAsync());
        else
            throw InvalidInput();
    }

    private void Read<TJob>(NeptuneSession session, string id, string parameter, TJob? known)
        where TJob : NeptuneMLResource
    {
        string? location = Location();
        string? role = Record.ArgumentOrColumn(nameof(NeptuneIamRoleArn), NeptuneIamRoleArn) ?? known?.NeptuneIamRoleArn;
        Calls.Start(known ?? (object)id, session, context => Metrics(context, location).WriteAsync(known, id, parameter, role));
    }

    private string? Location() => Record.ArgumentOrColumn(nameof(S3Location), S3Location);

    private ModelMetrics Metrics(CallContext context, string? location) =>
        new(context) { S3Location = location, S3EndpointUrl = S3EndpointUrl };

    private NeptuneMLException InvalidInput() => Failures.InvalidParameter(
        nameof(InputObject), Record.Value?.BaseObject as string,
        "must be a TrainingJob, TransformJob or DataProcessingJob, or an object with the property MLModelTrainingJobId, "
        + $"MLModelTransformJobId, DataProcessingJobId or S3Location, not {ScalarConversion.Describe(Record.Value)}");
}
