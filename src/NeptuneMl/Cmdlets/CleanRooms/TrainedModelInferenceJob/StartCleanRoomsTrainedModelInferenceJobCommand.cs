namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Runs a trained model on an ML input channel of the collaboration (API: <c>StartTrainedModelInferenceJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsTrainedModelInferenceJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModelInferenceJob))]
[ApiOperation("StartTrainedModelInferenceJob")]
public sealed class StartCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsStartCommand<TrainedModelInferenceJob>
{
    /// <summary>The ARN of the trained model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of the model to run, a UUID. If you pipe a model, its version is used. Default: chosen by the
    /// service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <summary>The membership that runs the job, a lowercase UUID. Default: the membership in the ARN of the model.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the job: 1 to 63 characters, not only spaces.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Structures, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the ML input channel to run the model on.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("DataSource_MlInputChannelArn")]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>("dataSource.mlInputChannelArn")]
    public string? MLInputChannelArn { get; set; }

    /// <summary>The account id of the member that receives the results: 12 digits. The API accepts exactly one. A hashtable with
    /// <c>AccountId</c> is also accepted.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Member", "OutputConfiguration_Members")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string[]>("outputConfiguration.members", Format = ParameterFormat.Receivers)]
    public string[]? OutputMemberAccountId { get; set; }

    /// <summary>The type of the ML instances for inference, for example ml.m5.xlarge. Tab completion offers the known types; other values
    /// are sent unchanged.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceType")]
    [ArgumentCompleter(typeof(InferenceInstanceTypeCompleter))]
    [ApiMember<string>("resourceConfig.instanceType")]
    public string? InstanceType { get; set; }

    /// <summary>The number of instances: 1 to 10. Default: 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceCount")]
    [ApiMember<int?>("resourceConfig.instanceCount")]
    public int? InstanceCount { get; set; }

    /// <summary>The MIME type of the results, for example text/csv: up to 256 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Accept")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("outputConfiguration.accept")]
    public string? Accept { get; set; }

    /// <summary>The maximum payload of one request to the container: 1 to 100 MB. Default: the service's limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerExecutionParameters_MaxPayloadInMB")]
    [ApiMember<int?>("containerExecutionParameters.maxPayloadInMB")]
    public int? MaxPayloadInMB { get; set; }

    /// <summary>The environment variables for the container, as a hashtable: up to 16, with names of up to 1024 and values of up to 10,240
    /// characters. A name has letters, digits and underscores and does not start with a digit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>]
    public IDictionary? Environment { get; set; }

    /// <summary>The ARN of the configured model algorithm association to run under. Default: the association that the model was trained
    /// with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>The account id of the member that pays for the inference: 12 digits. Use it when the collaboration allows several members
    /// to pay. Default: the payment configuration of the collaboration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? MLModelInferencePayerAccountId { get; set; }

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

    /// <summary>The complete data source, as a hashtable, an object or JSON with the names of the API. Values that you also give with
    /// <c>-MLInputChannelArn</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("dataSource")]
    public object? DataSource { get; set; }

    /// <summary>The complete output configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-OutputMemberAccountId</c> or <c>-Accept</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("outputConfiguration")]
    public object? OutputConfiguration { get; set; }

    /// <summary>The complete resource configuration, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-InstanceType</c> or <c>-InstanceCount</c> must be the same.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("resourceConfig")]
    public object? ResourceConfig { get; set; }

    /// <summary>The complete container parameters, as a hashtable, an object or JSON with the names of the API. Values that you also give
    /// with <c>-MaxPayloadInMB</c> must be the same.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("containerExecutionParameters")]
    public object? ContainerExecutionParameters { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<TrainedModel>(
        "trainedModelArn",
        model => model.TrainedModelArn,
        model =>
        [
            ("trainedModelVersionIdentifier", model.VersionIdentifier),
            ("membershipIdentifier", model.MembershipIdentifier),
            ("configuredModelAlgorithmAssociationArn", model.ConfiguredModelAlgorithmAssociationArn),
        ]);

    private protected override Resource<TrainedModelInferenceJob> Resource => TrainedModelInferenceJobs.Resource;

    internal override void AddImplied(ApiInput input) =>
        input.Default("membershipIdentifier", Arns.MembershipOf(input.Find("trainedModelArn") as string));
}
