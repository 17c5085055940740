using System.Collections;
using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Trains a model in a collaboration (API: <c>CreateTrainedModel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsTrainedModel", SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModel))]
[ApiOperation("CreateTrainedModel")]
public sealed class NewCleanRoomsTrainedModelCommand : CleanRoomsStartCommand<TrainedModel>
{
    /// <summary>The membership that the model belongs to: a UUID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string MembershipIdentifier { get; set; } = "";

    /// <summary>The name of the model: 1 to 63 characters.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string Name { get; set; } = "";

    /// <summary>The ARN of the algorithm association to train with.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string ConfiguredModelAlgorithmAssociationArn { get; set; } = "";

    /// <summary>The input channels to train on, 1 to 20: hashtables with ChannelName, MLInputChannelArn and, if wanted, S3DataDistributionType.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DataChannels")]
    [AllowEmptyCollection]
    [ApiMember("dataChannels")]
    public DataChannel[] DataChannel { get; set; } = [];

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
    [ApiMember("incrementalTrainingDataChannels")]
    public IncrementalTrainingDataChannel[]? IncrementalTrainingDataChannel { get; set; }

    /// <summary>How data reaches the container: <c>File</c>, <c>FastFile</c> or <c>Pipe</c>. By default File.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember]
    public string? TrainingInputMode { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? Description { get; set; }

    /// <summary>The ARN of the KMS key to encrypt with. By default an AWS owned key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? KmsKeyArn { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [TagTransformation]
    [ApiMember("tags")]
    public IDictionary? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Create("trained model", "Create", null, TrainedModels.Create);
}
