namespace NeptuneMl.CleanRooms;

/// <summary>A job that exports an audience of a given size to S3 (API: <c>StartAudienceExportJob</c>,
/// <c>ListAudienceExportJobs</c>).</summary>
public sealed class AudienceExportJob : ExportJob
{
    /// <summary>The ARN of the audience generation job whose audience is exported.</summary>
    public required string AudienceGenerationJobArn { get; init; }

    /// <summary>The unit of the size: <c>ABSOLUTE</c> for a number of users, or <c>PERCENTAGE</c> (API:
    /// <c>audienceSize.type</c>).</summary>
    [From("AudienceSize.Type")]
    public string? AudienceSizeType { get; init; }

    /// <summary>The size of the audience, in users or percent (API: <c>audienceSize.value</c>).</summary>
    [From("AudienceSize.Value")]
    public int? AudienceSizeValue { get; init; }

    /// <summary>The S3 location of the exported audience; null until the job has completed.</summary>
    public string? OutputLocation { get; init; }

    internal override string Kind => "audience export job";
}
