namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Trains a model in a Clean Rooms collaboration (API: <c>CreateTrainedModel</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsTrainedModel", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModel))]
[ApiOperation("CreateTrainedModel")]
public sealed class NewCleanRoomsTrainedModelCommand : CleanRoomsStartCommand<TrainedModel>
{
    /// <summary>The membership that creates the model, a lowercase UUID. Default: the membership of the piped object.</summary>
    [Parameter(ParameterSetName = Parameters, Position = 0)]
    [Parameter(ParameterSetName = Structures, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the model: 1 to 63 characters, not only spaces. The name must be unique in the collaboration.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Structures, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the configured model algorithm association to train with. Default: the association of the piped
    /// object.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>The channels to train on: at least one, and together with <c>-IncrementalTrainingDataChannel</c> at most 20. Each is an ML
    /// input channel, or a hashtable with <c>ChannelName</c>, <c>MLInputChannelArn</c> and optionally <c>S3DataDistributionType</c>.
    /// Default: the piped ML input channel.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("DataChannels")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<DataChannel[]>("dataChannels")]
    public DataChannel[]? DataChannel { get; set; }

    /// <summary>The name of the piped channel's data in the container: 1 to 64 letters, digits, dots, hyphens and underscores. Default: the
    /// name of the ML input channel.</summary>
    [Parameter(ParameterSetName = Pipeline)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? ChannelName { get; set; }

    /// <summary>The type of the ML instances for training, for example ml.m5.xlarge. Tab completion offers the known types; other values
    /// are sent unchanged.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceType")]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>("resourceConfig.instanceType")]
    public string? InstanceType { get; set; }

    /// <summary>The size of the volume of each instance: 1 to 8192 GB.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_VolumeSizeInGB")]
    [ApiMember<int?>("resourceConfig.volumeSizeInGB")]
    public int? VolumeSizeInGB { get; set; }

    /// <summary>The number of instances: 1 to 5. Default: 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceCount")]
    [ApiMember<int?>("resourceConfig.instanceCount")]
    public int? InstanceCount { get; set; }

    /// <summary>The maximum duration of the training, after which the service stops it: 1 to 2,419,200 seconds, which is 28 days. Default:
    /// the service's limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoppingCondition_MaxRuntimeInSeconds", "StoppingCondition_MaxRuntimeInSecond")]
    [ApiMember<int?>("stoppingCondition.maxRuntimeInSeconds")]
    public int? MaxRuntimeInSeconds { get; set; }

    /// <summary>The hyperparameters of the algorithm, as a hashtable: up to 100, with keys of up to 256 and values of up to 2500
    /// characters. Numbers and booleans are sent as strings.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Hyperparameters")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("hyperparameters")]
    public IDictionary? Hyperparameter { get; set; }

    /// <summary>The environment variables for the container, as a hashtable: up to 100, with names and values of up to 512 characters. A
    /// name has letters, digits and underscores and does not start with a digit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>]
    public IDictionary? Environment { get; set; }

    /// <summary>The model to train incrementally, as a hashtable with <c>ChannelName</c>, <c>TrainedModelArn</c> and optionally
    /// <c>VersionIdentifier</c>: at most one. The default version is the latest. The training adds a version to the model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IncrementalTrainingDataChannels")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IncrementalTrainingDataChannel[]>("incrementalTrainingDataChannels")]
    public IncrementalTrainingDataChannel[]? IncrementalTrainingDataChannel { get; set; }

    /// <summary>How the container receives the data. File downloads it first, FastFile streams it as files while they are read, Pipe
    /// streams it through named pipes. Default: File.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? TrainingInputMode { get; set; }

    /// <summary>The account id of the member that pays for the training: 12 digits. Use it when the collaboration allows several members to
    /// pay. Default: the payment configuration of the collaboration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? MLModelTrainingPayerAccountId { get; set; }

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

    /// <summary>The complete resource configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-InstanceType</c>, <c>-InstanceCount</c> or <c>-VolumeSizeInGB</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("resourceConfig")]
    public object? ResourceConfig { get; set; }

    /// <summary>The complete stopping condition, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-MaxRuntimeInSeconds</c> must be the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("stoppingCondition")]
    public object? StoppingCondition { get; set; }

    private protected override InputSource Source => field ??= InputSource
        .Of<MLInputChannel>(
            "dataChannels",
            channel => new[] { new DataChannel(channel) { ChannelName = ChannelName ?? channel.Name } },
            channel => [("membershipIdentifier", channel.MembershipIdentifier), ("configuredModelAlgorithmAssociationArn", channel
                .ConfiguredModelAlgorithmAssociationArn)])
        .Or<ConfiguredModelAlgorithmAssociation>(
            "configuredModelAlgorithmAssociationArn",
            association => association.ConfiguredModelAlgorithmAssociationArn,
            association => [("membershipIdentifier", association.MembershipIdentifier)]);

    private protected override Resource<TrainedModel> Resource => TrainedModels.Resource;
}
