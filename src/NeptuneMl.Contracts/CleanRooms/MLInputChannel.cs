namespace NeptuneMl.CleanRooms;

/// <summary>An ML input channel: the result of a protected query, stored for training and inference (API: <c>CreateMLInputChannel</c>,
/// <c>GetMLInputChannel</c>, <c>ListMLInputChannels</c> and the corresponding collaboration operations). List operations return fewer
/// members, and only the member that created the channel sees the query; the others are null.</summary>
public sealed class MLInputChannel : CleanRoomsResource, IAlgorithmAssociated
{
    /// <summary>The ARN of the channel.</summary>
    public required string MLInputChannelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => MLInputChannelArn;

    /// <summary>The ARNs of the algorithm associations that may read the channel. The API currently allows one.</summary>
    public string[]? ConfiguredModelAlgorithmAssociations { get; init; }

    /// <summary>The ARN of the only algorithm association, under the property name that <c>New-CleanRoomsTrainedModel</c> binds; null when
    /// there are several.</summary>
    public string? ConfiguredModelAlgorithmAssociationArn => ConfiguredModelAlgorithmAssociations is [string only] ? only : null;

    /// <summary>How long the data is kept, in days: 1 to 30.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>The number of records; null until the query has completed.</summary>
    public long? NumberOfRecords { get; init; }

    /// <summary>The number of files; null until the query has completed. The API defines a floating-point number.</summary>
    public double? NumberOfFiles { get; init; }

    /// <summary>The size of the data in GB; null until the query has completed.</summary>
    public double? SizeInGB { get; init; }

    /// <summary>The SQL query (API: <c>inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.queryString</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.QueryString")]
    public string? QueryString { get; init; }

    /// <summary>The ARN of the analysis template (API:
    /// <c>inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.analysisTemplateArn</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.AnalysisTemplateArn")]
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>The parameters of the analysis template (API:
    /// <c>inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.parameters</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.Parameters")]
    public IReadOnlyDictionary<string, string>? QueryParameters { get; init; }

    /// <summary>The format of the data: <c>CSV</c> or <c>PARQUET</c> (API:
    /// <c>inputChannel.dataSource.protectedQueryInputParameters.resultFormat</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ResultFormat")]
    public string? ResultFormat { get; init; }

    /// <summary>The worker type for the query (API:
    /// <c>inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.type</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ComputeConfiguration.Worker.Type")]
    public string? WorkerType { get; init; }

    /// <summary>The number of workers for the query (API:
    /// <c>inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.number</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ComputeConfiguration.Worker.Number")]
    public int? WorkerNumber { get; init; }

    /// <summary>The Spark properties of the workers (API:
    /// <c>inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.properties.spark</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ComputeConfiguration.Worker.Properties.Spark")]
    public IReadOnlyDictionary<string, string>? SparkProperties { get; init; }

    /// <summary>The ARN of the role that the service assumes to run the query (API: <c>inputChannel.roleArn</c>).</summary>
    [From("InputChannel.RoleArn")]
    public string? RoleArn { get; init; }

    /// <summary>The ID of the protected query; only the member that created the channel sees it.</summary>
    public string? ProtectedQueryIdentifier { get; init; }

    /// <summary>The access budgets of the tables that the query reads (API: <c>privacyBudgets.accessBudgets</c>).</summary>
    [From("PrivacyBudgets.AccessBudgets")]
    public AccessBudget[]? AccessBudgets { get; init; }

    /// <summary>The settings and the privacy scores of synthetic data; null when the channel contains the original data.</summary>
    [From("SyntheticDataConfiguration")]
    public SyntheticData? SyntheticData { get; init; }

    /// <summary>The account that pays for the compute of the query; null when the request did not specify one (API:
    /// <c>payerConfiguration.computePayerAccountId</c>).</summary>
    [From("PayerConfiguration.ComputePayerAccountId")]
    public string? ComputePayerAccountId { get; init; }

    /// <summary>The account that pays for the generation of synthetic data; null when the request did not specify one (API:
    /// <c>payerConfiguration.syntheticDataPayerAccountId</c>).</summary>
    [From("PayerConfiguration.SyntheticDataPayerAccountId")]
    public string? SyntheticDataPayerAccountId { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the data; null when none was specified.</summary>
    public string? KmsKeyArn { get; init; }

    internal override string Kind => "ML input channel";

    internal override string Key => MLInputChannelArn;
}
