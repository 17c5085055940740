namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Creates an ML input channel from a protected query, for training and inference (API: <c>CreateMLInputChannel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsMLInputChannel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLInputChannel))]
[ApiOperation("CreateMLInputChannel")]
public sealed class NewCleanRoomsMLInputChannelCommand : CleanRoomsStartCommand<MLInputChannel>
{
    private const string Query = "inputChannel.dataSource.protectedQueryInputParameters.";

    /// <summary>The name of the channel: 1 to 63 characters, not only spaces.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the configured model algorithm association that can read the channel. The API accepts exactly one.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ConfiguredModelAlgorithmAssociation", "ConfiguredModelAlgorithmAssociations")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string[]>("configuredModelAlgorithmAssociations", Format = ParameterFormat.Separated)]
    public string[]? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>The membership that the channel belongs to, a lowercase UUID. Specify your own if the association belongs to another
    /// member. Default: the membership in the ARN of the association.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The number of days to keep the data: 1 to 30.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("RetentionInDay")]
    [ApiMember<int?>]
    public int? RetentionInDays { get; set; }

    /// <summary>The complete source, as a hashtable, an object or JSON with the names of the API: <c>roleArn</c>, and <c>dataSource</c>
    /// with <c>protectedQueryInputParameters</c>. <c>-RoleArn</c> and the parameters of the query override it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>]
    public object? InputChannel { get; set; }

    /// <summary>The SQL query to run: up to 500,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_QueryString", "InputChannel_DataSource_ProtectedQueryInputParameters_SqlParameters_QueryString")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>(Query + "sqlParameters.queryString")]
    public string? QueryString { get; set; }

    /// <summary>The ARN of the analysis template to run instead of a query: up to 200 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_AnalysisTemplateArn", "InputChannel_DataSource_ProtectedQueryInputParameters_SqlParameters_AnalysisTemplateArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>(Query + "sqlParameters.analysisTemplateArn")]
    public string? AnalysisTemplateArn { get; set; }

    /// <summary>The values for the parameters of the query or the analysis template, as a hashtable. A name has 1 to 100 letters, digits
    /// and underscores, a value up to 1000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QueryParameters", "SqlParameters_Parameter", "InputChannel_DataSource_ProtectedQueryInputParameters_SqlParameters_Parameters")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>(Query + "sqlParameters.parameters")]
    public IDictionary? QueryParameter { get; set; }

    /// <summary>The format of the data: CSV or PARQUET. Default: chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProtectedQueryInputParameters_ResultFormat", "InputChannel_DataSource_ProtectedQueryInputParameters_ResultFormat")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>(Query + "resultFormat")]
    public string? ResultFormat { get; set; }

    /// <summary>The type of the workers that run the query, for example CR.1X, CR.4X or CR.8X. Tab completion offers the known types; other
    /// values are sent unchanged. Default: chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Type", "InputChannel_DataSource_ProtectedQueryInputParameters_ComputeConfiguration_Worker_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>(Query + "computeConfiguration.worker.type")]
    public string? WorkerType { get; set; }

    /// <summary>The number of workers: 2 to 1024. Default: chosen by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Number", "InputChannel_DataSource_ProtectedQueryInputParameters_ComputeConfiguration_Worker_Number")]
    [ApiMember<int?>(Query + "computeConfiguration.worker.number")]
    public int? WorkerNumber { get; set; }

    /// <summary>The Spark properties for the workers, as a hashtable: up to 50, with names of 1 to 200 and values of up to 500
    /// characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SparkProperties", "InputChannel_DataSource_ProtectedQueryInputParameters_ComputeConfiguration_Worker_Properties_Spark")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>(Query + "computeConfiguration.worker.properties.spark")]
    public IDictionary? SparkProperty { get; set; }

    /// <summary>The ARN of the IAM role that runs the query. The role needs the permission to run protected queries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("InputChannel_RoleArn")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("inputChannel.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>The members that pay, as a hashtable, an object or JSON with the names of the API: <c>computePayerAccountId</c> and
    /// <c>syntheticDataPayerAccountId</c>, both optional. <c>-ComputePayerAccountId</c> and <c>-SyntheticDataPayerAccountId</c> override
    /// it. Default: the payment configuration of the collaboration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>]
    public object? PayerConfiguration { get; set; }

    /// <summary>The account id of the member that pays for the compute of the query: 12 digits. Use it when the collaboration allows
    /// several members to pay. Default: the payment configuration of the collaboration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PayerConfiguration_ComputePayerAccountId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("payerConfiguration.computePayerAccountId")]
    public string? ComputePayerAccountId { get; set; }

    /// <summary>The account id of the member that pays for synthetic data: 12 digits. Use it when the collaboration allows several members
    /// to pay. Default: the payment configuration of the collaboration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PayerConfiguration_SyntheticDataPayerAccountId")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("payerConfiguration.syntheticDataPayerAccountId")]
    public string? SyntheticDataPayerAccountId { get; set; }

    /// <summary>The ARN of the AWS KMS key that encrypts your data in the resource. Default: a key that AWS owns.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? KmsKeyArn { get; set; }

    /// <summary>The tags of the resource, as a hashtable or as objects with Key and Value. Up to 50 tags; a key has 1 to 128 characters and
    /// must be unique, a value has up to 256 characters. Keys that begin with aws:, in any case, are reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<ConfiguredModelAlgorithmAssociation>(
        "configuredModelAlgorithmAssociations", association => association.ConfiguredModelAlgorithmAssociationArn);

    private protected override Resource<MLInputChannel> Resource => MLInputChannels.Resource;

    internal override void AddImplied(ApiInput input) =>
        input.Default("membershipIdentifier", Arns.MembershipOf(FirstArn(input.Find("configuredModelAlgorithmAssociations"))));

    private static string? FirstArn(object? arns) => arns as string ?? (arns as IList)?.Cast<object?>().FirstOrDefault() as string;
}
