namespace NeptuneMl.CleanRooms;

/// <summary>
/// A job that finds the users who are most like those of a seed (API: <c>StartAudienceGenerationJob</c>,
/// <c>GetAudienceGenerationJob</c>, <c>ListAudienceGenerationJobs</c>). A list does not return everything; what it leaves out is null.
/// </summary>
public sealed class AudienceGenerationJob : CleanRoomsResource
{
    /// <summary>The ARN of the job.</summary>
    public required string AudienceGenerationJobArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => AudienceGenerationJobArn;

    /// <summary>The configured audience model that it runs.</summary>
    public string? ConfiguredAudienceModelArn { get; init; }

    /// <summary>The account that started it.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The role that the service reads the seed under (API: <c>seedAudience.roleArn</c>).</summary>
    [From("SeedAudience.RoleArn")]
    public string? RoleArn { get; init; }

    /// <summary>Where the seed is, when it is in S3 (API: <c>seedAudience.dataSource.s3Uri</c>).</summary>
    [From("SeedAudience.DataSource.S3Uri")]
    public string? S3Uri { get; init; }

    /// <summary>The SQL query that makes the seed (API: <c>seedAudience.sqlParameters.queryString</c>).</summary>
    [From("SeedAudience.SqlParameters.QueryString")]
    public string? QueryString { get; init; }

    /// <summary>The analysis template that makes the seed (API: <c>seedAudience.sqlParameters.analysisTemplateArn</c>).</summary>
    [From("SeedAudience.SqlParameters.AnalysisTemplateArn")]
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>The parameters of the analysis template (API: <c>seedAudience.sqlParameters.parameters</c>).</summary>
    [From("SeedAudience.SqlParameters.Parameters")]
    public IReadOnlyDictionary<string, string>? QueryParameters { get; init; }

    /// <summary>The type of the workers that run the query (API: <c>seedAudience.sqlComputeConfiguration.worker.type</c>).</summary>
    [From("SeedAudience.SqlComputeConfiguration.Worker.Type")]
    public string? WorkerType { get; init; }

    /// <summary>The number of workers (API: <c>seedAudience.sqlComputeConfiguration.worker.number</c>).</summary>
    [From("SeedAudience.SqlComputeConfiguration.Worker.Number")]
    public int? WorkerNumber { get; init; }

    /// <summary>Settings of Spark on the workers (API: <c>seedAudience.sqlComputeConfiguration.worker.properties.spark</c>).</summary>
    [From("SeedAudience.SqlComputeConfiguration.Worker.Properties.Spark")]
    public IReadOnlyDictionary<string, string>? SparkProperties { get; init; }

    /// <summary>Whether the users of the seed are in the audience too.</summary>
    public bool? IncludeSeedInOutput { get; init; }

    /// <summary>How alike audiences of several sizes are to the seed, once known (API: <c>metrics.relevanceMetrics</c>).</summary>
    [From("Metrics.RelevanceMetrics")]
    public RelevanceMetric[]? RelevanceMetrics { get; init; }

    /// <summary>How much of the seed the model finds again: 0 to 1, once known (API: <c>metrics.recallMetric</c>).</summary>
    [From("Metrics.RecallMetric")]
    public double? RecallMetric { get; init; }

    /// <summary>The protected query that made the seed, or null when the seed is in S3.</summary>
    public string? ProtectedQueryIdentifier { get; init; }

    internal override string Kind => "audience generation job";

    internal override string Key => AudienceGenerationJobArn;
}
