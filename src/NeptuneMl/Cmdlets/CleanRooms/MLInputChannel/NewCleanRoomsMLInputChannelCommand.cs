using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Runs a protected query and keeps what it finds for training and inference (API: <c>CreateMLInputChannel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsMLInputChannel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(MLInputChannel))]
[ApiOperation("CreateMLInputChannel")]
public sealed class NewCleanRoomsMLInputChannelCommand : CleanRoomsStartCommand<MLInputChannel>
{
    private const string Query = "inputChannel.dataSource.protectedQueryInputParameters.";

    /// <summary>The name of the channel: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the algorithm association that may read the channel. The API takes one.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ConfiguredModelAlgorithmAssociation", "ConfiguredModelAlgorithmAssociations")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string[]>("configuredModelAlgorithmAssociations", Form = ParameterForm.Separated)]
    public string[]? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>The membership that the channel belongs to: a UUID. By default the one in the association's ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>How many days to keep the data: 1 to 30.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("RetentionInDay")]
    [ApiMember<int?>]
    public int? RetentionInDays { get; set; }

    /// <summary>The whole description of the source, by the API's names: a hashtable, an object or a JSON document. The parameters below override it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>]
    public object? InputChannel { get; set; }

    /// <summary>The SQL query to run: up to 500,000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_QueryString", "InputChannel_DataSource_ProtectedQueryInputParameters_SqlParameters_QueryString")]
    [ApiMember<string>(Query + "sqlParameters.queryString")]
    public string? QueryString { get; set; }

    /// <summary>The ARN of the analysis template to run instead of a query.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SqlParameters_AnalysisTemplateArn", "InputChannel_DataSource_ProtectedQueryInputParameters_SqlParameters_AnalysisTemplateArn")]
    [ApiMember<string>(Query + "sqlParameters.analysisTemplateArn")]
    public string? AnalysisTemplateArn { get; set; }

    /// <summary>Values for the parameters of the query or template: names to 100, values to 1000 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QueryParameters", "SqlParameters_Parameter", "InputChannel_DataSource_ProtectedQueryInputParameters_SqlParameters_Parameters")]
    [ApiMember<IDictionary>(Query + "sqlParameters.parameters")]
    public IDictionary? QueryParameter { get; set; }

    /// <summary>The form of the data: <c>CSV</c> or <c>PARQUET</c>. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProtectedQueryInputParameters_ResultFormat", "InputChannel_DataSource_ProtectedQueryInputParameters_ResultFormat")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>(Query + "resultFormat")]
    public string? ResultFormat { get; set; }

    /// <summary>The type of the workers that run the query: <c>CR.1X</c>, <c>CR.4X</c>, <c>CR.8X</c> or what the service adds. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Type", "InputChannel_DataSource_ProtectedQueryInputParameters_ComputeConfiguration_Worker_Type")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>(Query + "computeConfiguration.worker.type")]
    public string? WorkerType { get; set; }

    /// <summary>The number of workers: 2 to 1024. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Worker_Number", "InputChannel_DataSource_ProtectedQueryInputParameters_ComputeConfiguration_Worker_Number")]
    [ApiMember<int?>(Query + "computeConfiguration.worker.number")]
    public int? WorkerNumber { get; set; }

    /// <summary>Settings of Spark on the workers: up to 50, names to 200, values to 500 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SparkProperties", "InputChannel_DataSource_ProtectedQueryInputParameters_ComputeConfiguration_Worker_Properties_Spark")]
    [ApiMember<IDictionary>(Query + "computeConfiguration.worker.properties.spark")]
    public IDictionary? SparkProperty { get; set; }

    /// <summary>The ARN of the role that the query runs under.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("InputChannel_RoleArn")]
    [ApiMember<string>("inputChannel.roleArn")]
    public string? RoleArn { get; set; }

    /// <summary>
    /// Who pays, by the API's names: a hashtable, an object or a JSON document. The two parameters below override it.
    /// By default the collaboration's payment configuration decides.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>]
    public object? PayerConfiguration { get; set; }

    /// <summary>The account of the member that pays for the query's compute: 12 digits. By default the collaboration's payment configuration decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PayerConfiguration_ComputePayerAccountId")]
    [ApiMember<string>("payerConfiguration.computePayerAccountId")]
    public string? ComputePayerAccountId { get; set; }

    /// <summary>The account of the member that pays for synthetic data: 12 digits. By default the collaboration's payment configuration decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PayerConfiguration_SyntheticDataPayerAccountId")]
    [ApiMember<string>("payerConfiguration.syntheticDataPayerAccountId")]
    public string? SyntheticDataPayerAccountId { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>The ARN of the KMS key to encrypt with. By default an AWS owned key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? KmsKeyArn { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<ConfiguredModelAlgorithmAssociation>(
        "configuredModelAlgorithmAssociations", association => association.ConfiguredModelAlgorithmAssociationArn);

    private protected override Resource<MLInputChannel> Resource => MLInputChannels.Resource;

    private protected override Change<MLInputChannel> Prepare(CleanRoomsSession session, ApiInput input)
    {
        input.Default("membershipIdentifier", Arns.MembershipOf(FirstArn(input.Find("configuredModelAlgorithmAssociations"))));
        return base.Prepare(session, input);
    }

    private static string? FirstArn(object? arns) => arns as string ?? (arns as IList)?.Cast<object?>().FirstOrDefault() as string;
}
