namespace NeptuneMl.CleanRooms;

/// <summary>
/// An ML input channel: what a protected query found, kept for training and inference (API: <c>CreateMLInputChannel</c>,
/// <c>GetMLInputChannel</c>, <c>ListMLInputChannels</c> and their collaboration views). A list does not return everything, and
/// only its own member sees the query; a member that the view does not show is null.
/// </summary>
public sealed class MLInputChannel : CleanRoomsResource, IAlgorithmAssociated
{
    /// <summary>The ARN of the channel.</summary>
    public required string MLInputChannelArn { get; init; }

    /// <inheritdoc/>
    public override string ResourceArn => MLInputChannelArn;

    /// <summary>The algorithm associations that may read it, of which the API takes one today.</summary>
    public string[]? ConfiguredModelAlgorithmAssociations { get; init; }

    /// <summary>The one association that may read it, under the name that training binds; null if there are several.</summary>
    public string? ConfiguredModelAlgorithmAssociationArn => ConfiguredModelAlgorithmAssociations is [string only] ? only : null;

    /// <summary>How many days the data is kept: 1 to 30.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>The number of records, once the query has run.</summary>
    public long? NumberOfRecords { get; init; }

    /// <summary>The number of files, once the query has run. The API gives it as a floating-point number.</summary>
    public double? NumberOfFiles { get; init; }

    /// <summary>The size of the data in GB, once the query has run.</summary>
    public double? SizeInGB { get; init; }

    /// <summary>
    /// The query that fills it (API: <c>inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.queryString</c>).
    /// </summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.QueryString")]
    public string? QueryString { get; init; }

    /// <summary>
    /// The analysis template that fills it (API: <c>inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.analysisTemplateArn</c>).
    /// </summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.AnalysisTemplateArn")]
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>
    /// The parameters of the analysis template (API: <c>inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.parameters</c>).
    /// </summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.Parameters")]
    public IReadOnlyDictionary<string, string>? QueryParameters { get; init; }

    /// <summary>
    /// The form of the data: <c>CSV</c> or <c>PARQUET</c> (API: <c>inputChannel.dataSource.protectedQueryInputParameters.resultFormat</c>).
    /// </summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ResultFormat")]
    public string? ResultFormat { get; init; }

    /// <summary>
    /// The type of the workers that run the query (API: <c>inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.type</c>).
    /// </summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ComputeConfiguration.Worker.Type")]
    public string? WorkerType { get; init; }

    /// <summary>The number of workers (API: <c>inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.number</c>).</summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ComputeConfiguration.Worker.Number")]
    public int? WorkerNumber { get; init; }

    /// <summary>
    /// Settings of Spark on the workers (API: <c>inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.properties.spark</c>).
    /// </summary>
    [From("InputChannel.DataSource.ProtectedQueryInputParameters.ComputeConfiguration.Worker.Properties.Spark")]
    public IReadOnlyDictionary<string, string>? SparkProperties { get; init; }

    /// <summary>The role that the query runs under (API: <c>inputChannel.roleArn</c>).</summary>
    [From("InputChannel.RoleArn")]
    public string? RoleArn { get; init; }

    /// <summary>The protected query that filled it; only the member's view has it.</summary>
    public string? ProtectedQueryIdentifier { get; init; }

    /// <summary>What is left of the access budgets of the tables that the query read (API: <c>privacyBudgets.accessBudgets</c>).</summary>
    [From("PrivacyBudgets.AccessBudgets")]
    public AccessBudget[]? AccessBudgets { get; init; }

    /// <summary>How synthetic data was made and how private it is; null for a channel with the data itself.</summary>
    [From("SyntheticDataConfiguration")]
    public SyntheticData? SyntheticData { get; init; }

    /// <summary>
    /// The account of the member that pays for the query's compute (API: <c>payerConfiguration.computePayerAccountId</c>); null when the
    /// request named none.
    /// </summary>
    [From("PayerConfiguration.ComputePayerAccountId")]
    public string? ComputePayerAccountId { get; init; }

    /// <summary>
    /// The account of the member that pays for synthetic data (API: <c>payerConfiguration.syntheticDataPayerAccountId</c>); null when the
    /// request named none.
    /// </summary>
    [From("PayerConfiguration.SyntheticDataPayerAccountId")]
    public string? SyntheticDataPayerAccountId { get; init; }

    /// <summary>The KMS key it is encrypted with.</summary>
    public string? KmsKeyArn { get; init; }

    internal override string Kind => "ML input channel";

    internal override string Key => MLInputChannelArn;
}
