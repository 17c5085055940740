using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Operations;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Trains a model in a collaboration (API: <c>CreateTrainedModel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsTrainedModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModel))]
[ApiOperation("CreateTrainedModel")]
public sealed class NewCleanRoomsTrainedModelCommand : CleanRoomsStartCommand<TrainedModel>
{
    /// <summary>The membership that the model belongs to: a UUID. By default that of what is piped in.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Structures, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the model: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Structures, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the algorithm association to train with. By default that of what is piped in.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>
    /// The data to train on, 1 to 20 channels: ML input channels, or hashtables with ChannelName, MLInputChannelArn and, if wanted,
    /// S3DataDistributionType. By default the input channel that is piped in.
    /// </summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("DataChannels")]
    [AllowEmptyCollection]
    [ApiMember<DataChannel[]>("dataChannels")]
    public DataChannel[]? DataChannel { get; set; }

    /// <summary>The name in the container of the input channel that is piped in: 1 to 64 characters. By default its own name.</summary>
    [Parameter(ParameterSetName = Pipeline)]
    public string? ChannelName { get; set; }

    /// <summary>The instance type to train on.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceType")]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>("resourceConfig.instanceType")]
    public string? InstanceType { get; set; }

    /// <summary>The volume of each instance: 1 to 8192 GB.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_VolumeSizeInGB")]
    [ApiMember<int?>("resourceConfig.volumeSizeInGB")]
    public int? VolumeSizeInGB { get; set; }

    /// <summary>The number of instances: 1 to 5. By default 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceCount")]
    [ApiMember<int?>("resourceConfig.instanceCount")]
    public int? InstanceCount { get; set; }

    /// <summary>Seconds that training may take: 1 to 2,419,200 (28 days). By default the service's limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoppingCondition_MaxRuntimeInSeconds", "StoppingCondition_MaxRuntimeInSecond")]
    [ApiMember<int?>("stoppingCondition.maxRuntimeInSeconds")]
    public int? MaxRuntimeInSeconds { get; set; }

    /// <summary>Hyperparameters for the container: up to 100, keys to 256 and values to 2500 characters. Numbers and booleans become text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Hyperparameters")]
    [ApiMember<IDictionary>("hyperparameters")]
    public IDictionary? Hyperparameter { get; set; }

    /// <summary>Environment variables for the container: up to 100, names and values to 512 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<IDictionary>]
    public IDictionary? Environment { get; set; }

    /// <summary>A trained model to train further: a hashtable with ChannelName, TrainedModelArn and, if wanted, VersionIdentifier.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IncrementalTrainingDataChannels")]
    [ApiMember<IncrementalTrainingDataChannel[]>("incrementalTrainingDataChannels")]
    public IncrementalTrainingDataChannel[]? IncrementalTrainingDataChannel { get; set; }

    /// <summary>How data reaches the container: <c>File</c>, <c>FastFile</c> or <c>Pipe</c>. By default File.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? TrainingInputMode { get; set; }

    /// <summary>The account of the member that pays for the training: 12 digits. By default the collaboration's payment configuration decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MLModelTrainingPayerAccountId { get; set; }

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

    /// <summary>The instances, whole: a hashtable, an object or JSON with the members of the API. Goes together with InstanceType, InstanceCount and VolumeSizeInGB, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("resourceConfig")]
    public object? ResourceConfig { get; set; }

    /// <summary>When the training is stopped, whole: a hashtable, an object or JSON with the members of the API. Goes together with MaxRuntimeInSeconds, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("stoppingCondition")]
    public object? StoppingCondition { get; set; }

    private protected override InputSource Source => field ??= InputSource
        .Of<MLInputChannel>(
            "dataChannels",
            channel => new[] { new DataChannel(channel) { ChannelName = ChannelName ?? channel.Name } },
            channel => [("membershipIdentifier", channel.MembershipIdentifier), ("configuredModelAlgorithmAssociationArn", channel.ConfiguredModelAlgorithmAssociationArn)])
        .Or<ConfiguredModelAlgorithmAssociation>(
            "configuredModelAlgorithmAssociationArn",
            association => association.ConfiguredModelAlgorithmAssociationArn,
            association => [("membershipIdentifier", association.MembershipIdentifier)]);

    private protected override Resource<TrainedModel> Resource => TrainedModels.Resource;
}
