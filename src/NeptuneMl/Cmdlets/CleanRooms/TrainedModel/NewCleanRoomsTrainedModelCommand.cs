using System.Collections;
using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Trains a model in a collaboration (API: <c>CreateTrainedModel</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of what is piped in to the object, or miss columns of a table.
[Cmdlet(VerbsCommon.New, "CleanRoomsTrainedModel", SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModel))]
[ApiOperation("CreateTrainedModel")]
public sealed class NewCleanRoomsTrainedModelCommand : CleanRoomsStartCommand<TrainedModel>
{
    private const string ByArn = nameof(ByArn);
    private const string FromObject = nameof(FromObject);

    /// <summary>From the pipeline: an input channel to train on, or an algorithm association to train with. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromObject, Mandatory = true, ValueFromPipeline = true)]
    public IAlgorithmAssociated? InputObject { get; set; }

    /// <summary>The membership that the model belongs to: a UUID. By default that of what is piped in.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [ApiMember]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the model: 1 to 63 characters.</summary>
    // Left to the rules of the API when something is piped in: the binder would miss the columns of a table for it.
    [Parameter(ParameterSetName = ByArn, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>The ARN of the algorithm association to train with. By default that of what is piped in.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>
    /// The data to train on, 1 to 20 channels: ML input channels, or hashtables with ChannelName, MLInputChannelArn and, if wanted,
    /// S3DataDistributionType. By default the input channel that is piped in.
    /// </summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [Alias("DataChannels")]
    [AllowEmptyCollection]
    [StructureTransformation<DataChannel>]
    [ApiMember("dataChannels")]
    public DataChannel[]? DataChannel { get; set; }

    /// <summary>The name in the container of the input channel that is piped in: 1 to 64 characters. By default its own name.</summary>
    [Parameter(ParameterSetName = FromObject)]
    public string? ChannelName { get; set; }

    /// <summary>The instance type to train on.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceType")]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember("resourceConfig.instanceType")]
    public string InstanceType { get; set; } = "";

    /// <summary>The volume of each instance: 1 to 8192 GB.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_VolumeSizeInGB")]
    [ApiMember("resourceConfig.volumeSizeInGB")]
    public int VolumeSizeInGB { get; set; }

    /// <summary>The number of instances: 1 to 5. By default 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceCount")]
    [ApiMember("resourceConfig.instanceCount")]
    public int? InstanceCount { get; set; }

    /// <summary>Seconds that training may take: 1 to 2,419,200 (28 days). By default the service's limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoppingCondition_MaxRuntimeInSeconds", "StoppingCondition_MaxRuntimeInSecond")]
    [ApiMember("stoppingCondition.maxRuntimeInSeconds")]
    public int? MaxRuntimeInSeconds { get; set; }

    /// <summary>Hyperparameters for the container: up to 100, keys to 256 and values to 2500 characters. Numbers and booleans become text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Hyperparameters")]
    [ApiMember("hyperparameters")]
    public IDictionary? Hyperparameter { get; set; }

    /// <summary>Environment variables for the container: up to 100, names and values to 512 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public IDictionary? Environment { get; set; }

    /// <summary>A trained model to train further: a hashtable with ChannelName, TrainedModelArn and, if wanted, VersionIdentifier.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IncrementalTrainingDataChannels")]
    [StructureTransformation<IncrementalTrainingDataChannel>]
    [ApiMember("incrementalTrainingDataChannels")]
    public IncrementalTrainingDataChannel[]? IncrementalTrainingDataChannel { get; set; }

    /// <summary>How data reaches the container: <c>File</c>, <c>FastFile</c> or <c>Pipe</c>. By default File.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember]
    public string? TrainingInputMode { get; set; }

    /// <summary>The account of the member that pays for the training: 12 digits. By default the collaboration's payment configuration decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? MLModelTrainingPayerAccountId { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [ApiMember]
    public string? Description { get; set; }

    /// <summary>The ARN of the KMS key to encrypt with. By default an AWS owned key.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [ApiMember]
    public string? KmsKeyArn { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromObject)]
    [Alias("Tags")]
    [TagTransformation]
    [ApiMember("tags")]
    public IDictionary? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Create(
        "trained model", "Create", InputObject, TrainedModels.Create,
        ("membershipIdentifier", InputObject?.MembershipIdentifier),
        ("configuredModelAlgorithmAssociationArn", InputObject?.ConfiguredModelAlgorithmAssociationArn),
        ("dataChannels", InputObject is MLInputChannel channel ? new[] { new DataChannel(channel) { ChannelName = ChannelName ?? channel.Name } } : null));
}
