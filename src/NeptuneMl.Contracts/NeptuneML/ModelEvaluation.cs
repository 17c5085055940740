namespace NeptuneMl;

/// <summary>What a training or transform job left in S3 about its model: metrics, the ranking of the models, and the recommended instance
/// for an endpoint. Pipe it to <c>New-NeptuneMLEndpoint</c> to serve the model on that instance. Returned by
/// <c>Get-NeptuneMLModelMetric</c>.</summary>
public sealed class ModelEvaluation
{
    /// <summary>The ID of the training job, or null.</summary>
    public string? MLModelTrainingJobId { get; init; }

    /// <summary>The ID of the transform job, or null.</summary>
    public string? MLModelTransformJobId { get; init; }

    /// <summary>The metrics of the best model on the validation data, and on the test data if there is any; empty when the job wrote none
    /// (files <c>eval_metrics_info.json</c> and <c>test_metrics_info.json</c>).</summary>
    public MetricValue[] Metrics { get; init; } = [];

    /// <summary>What tuning optimized; null when the data processing job is not known.</summary>
    public TuningObjective? Objective { get; init; }

    /// <summary>The models of the training job, best first; empty for a transform job.</summary>
    public RankedModel[] Ranking { get; init; } = [];

    /// <summary>The recommended instance type for an endpoint, under the property name that the endpoint cmdlets bind; null when it is not
    /// known (file <c>infer_instance_recommendation.json</c>).</summary>
    public string? InstanceType { get; init; }

    /// <summary>The estimated disk space for an endpoint, as in the file. AWS does not document the unit.</summary>
    public string? DiskSize { get; init; }

    /// <summary>The estimated memory for an endpoint, as in the file. AWS does not document the unit.</summary>
    public string? MemorySize { get; init; }

    /// <summary>The S3 location in which the files were found.</summary>
    public string? S3Location { get; init; }

    /// <summary>The ARN of the Neptune role of the job, which the endpoint uses too; null when none was specified.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The connection of the job. The next cmdlet in a pipeline uses it.</summary>
    public NeptuneMLConnection? Connection { get; init; }

    /// <summary>Returns the ID of the job, or else the S3 location.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => MLModelTrainingJobId ?? MLModelTransformJobId ?? S3Location ?? "";
}
