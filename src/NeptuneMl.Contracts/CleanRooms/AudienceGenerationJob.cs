namespace NeptuneMl.CleanRooms;

/// <summary>A job that finds the users most similar to those of a seed audience (API: <c>StartAudienceGenerationJob</c>,
/// <c>GetAudienceGenerationJob</c>, <c>ListAudienceGenerationJobs</c>). List operations return fewer members; the others are
/// null.</summary>
public sealed class AudienceGenerationJob : CleanRoomsResource
{
    /// <summary>The ARN of the job.</summary>
    public required string AudienceGenerationJobArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => AudienceGenerationJobArn;

    /// <summary>The ARN of the configured audience model.</summary>
    public string? ConfiguredAudienceModelArn { get; init; }

    /// <summary>The account that started the job.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The ARN of the role that the service assumes to read the seed audience (API: <c>seedAudience.roleArn</c>).</summary>
    [From("SeedAudience.RoleArn")]
    public string? RoleArn { get; init; }

    /// <summary>The S3 location of the seed audience; null when a query provides it (API: <c>seedAudience.dataSource.s3Uri</c>).</summary>
    [From("SeedAudience.DataSource.S3Uri")]
    public string? S3Uri { get; init; }

    /// <summary>The SQL query that provides the seed audience (API: <c>seedAudience.sqlParameters.queryString</c>).</summary>
    [From("SeedAudience.SqlParameters.QueryString")]
    public string? QueryString { get; init; }

    /// <summary>The ARN of the analysis template that provides the seed audience (API:
    /// <c>seedAudience.sqlParameters.analysisTemplateArn</c>).</summary>
    [From("SeedAudience.SqlParameters.AnalysisTemplateArn")]
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>The parameters of the analysis template (API: <c>seedAudience.sqlParameters.parameters</c>).</summary>
    [From("SeedAudience.SqlParameters.Parameters")]
    public IReadOnlyDictionary<string, string>? QueryParameters { get; init; }

    /// <summary>The worker type for the query (API: <c>seedAudience.sqlComputeConfiguration.worker.type</c>).</summary>
    [From("SeedAudience.SqlComputeConfiguration.Worker.Type")]
    public string? WorkerType { get; init; }

    /// <summary>The number of workers for the query (API: <c>seedAudience.sqlComputeConfiguration.worker.number</c>).</summary>
    [From("SeedAudience.SqlComputeConfiguration.Worker.Number")]
    public int? WorkerNumber { get; init; }

    /// <summary>The Spark properties of the workers (API: <c>seedAudience.sqlComputeConfiguration.worker.properties.spark</c>).</summary>
    [From("SeedAudience.SqlComputeConfiguration.Worker.Properties.Spark")]
    public IReadOnlyDictionary<string, string>? SparkProperties { get; init; }

    /// <summary>Whether the audience includes the users of the seed audience.</summary>
    public bool? IncludeSeedInOutput { get; init; }

    /// <summary>The relevance of the audience by size; null until the job has completed (API: <c>metrics.relevanceMetrics</c>).</summary>
    [From("Metrics.RelevanceMetrics")]
    public RelevanceMetric[]? RelevanceMetrics { get; init; }

    /// <summary>The share of the seed audience that the model finds, 0 to 1; null until the job has completed (API:
    /// <c>metrics.recallMetric</c>).</summary>
    [From("Metrics.RecallMetric")]
    public double? RecallMetric { get; init; }

    /// <summary>The ID of the protected query that provided the seed audience; null when the seed audience is in S3.</summary>
    public string? ProtectedQueryIdentifier { get; init; }

    internal override string Kind => "audience generation job";

    internal override string Key => AudienceGenerationJobArn;
}
