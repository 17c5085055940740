namespace NeptuneMl;

/// <summary>The instances that a data processing job recommends for training, and what tuning will optimize. Pipe it to
/// <c>Start-NeptuneMLTrainingJob</c> to train on these instances. Returned by <c>Get-NeptuneMLModelMetric</c>.</summary>
public sealed class TrainingRecommendation
{
    /// <summary>The ID of the data processing job, or null.</summary>
    public string? DataProcessingJobId { get; init; }

    /// <summary>The recommended instance type for training and transform, under the property name that
    /// <c>Start-NeptuneMLTrainingJob</c> binds (file <c>train_instance_recommendation.json</c>, member <c>instance</c>).</summary>
    public string? TrainingInstanceType { get; init; }

    /// <summary>The recommended instance type that prepares the training (member <c>cpu_instance</c>).</summary>
    public string? BaseProcessingInstanceType { get; init; }

    /// <summary>The recommended volume size in GB. 0, when the file states no unit: then Neptune ML chooses the recommended size
    /// itself.</summary>
    public int? TrainingInstanceVolumeSizeInGB { get; init; }

    /// <summary>The estimated disk space, as in the file. AWS does not document the unit.</summary>
    public string? DiskSize { get; init; }

    /// <summary>The estimated memory, as in the file. AWS does not document the unit.</summary>
    public string? MemorySize { get; init; }

    /// <summary>What tuning optimizes, one for each model; empty when the file does not exist (file
    /// <c>model-hpo-configuration.json</c>).</summary>
    public TuningObjective[] Objectives { get; init; } = [];

    /// <summary>The S3 location in which the files were found.</summary>
    public string? S3Location { get; init; }

    /// <summary>The ARN of the Neptune role of the job, which the next job uses too; null when none was specified.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The ARN of the SageMaker role of the job, which the next job uses too; null when none was specified.</summary>
    public string? SagemakerIamRoleArn { get; init; }

    /// <summary>The connection of the job. The next cmdlet in a pipeline uses it.</summary>
    public NeptuneMLConnection? Connection { get; init; }

    /// <summary>Returns the ID of the job, or else the S3 location.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => DataProcessingJobId ?? S3Location ?? "";
}
