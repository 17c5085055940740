namespace NeptuneMl.CleanRooms;

/// <summary>A job that writes an audience of some size to S3 (API: <c>StartAudienceExportJob</c>, <c>ListAudienceExportJobs</c>).</summary>
public sealed class AudienceExportJob : ExportJob
{
    /// <summary>The generation job whose audience it writes.</summary>
    public required string AudienceGenerationJobArn { get; init; }

    /// <summary>How the size is given: <c>ABSOLUTE</c>, a number of users, or <c>PERCENTAGE</c> (API: <c>audienceSize.type</c>).</summary>
    [From("AudienceSize.Type")]
    public string? AudienceSizeType { get; init; }

    /// <summary>The size: users or percent (API: <c>audienceSize.value</c>).</summary>
    [From("AudienceSize.Value")]
    public int? AudienceSizeValue { get; init; }

    /// <summary>Where in S3 the audience is, once it has been written.</summary>
    public string? OutputLocation { get; init; }

    internal override string Kind => "audience export job";
}
