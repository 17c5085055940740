namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Creates a configured model algorithm from container images for training and inference (API:
/// <c>CreateConfiguredModelAlgorithm</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredModelAlgorithm", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredModelAlgorithm))]
[ApiOperation("CreateConfiguredModelAlgorithm")]
public sealed class NewCleanRoomsConfiguredModelAlgorithmCommand : CleanRoomsCreateCommand<ConfiguredModelAlgorithm>
{
    /// <summary>The name of the algorithm: 1 to 63 characters, not only spaces. The name must be unique in the account.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the IAM role with which the service reads the images.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? RoleArn { get; set; }

    /// <summary>The complete training container, as a hashtable, an object or JSON. It has <c>imageUri</c> and optionally
    /// <c>entrypoint</c>, <c>arguments</c> and <c>metricDefinitions</c>; parameters for these members override it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("trainingContainerConfig")]
    public object? TrainingContainerConfig { get; set; }

    /// <summary>The URI of the training image in Amazon ECR: 1 to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingContainerConfig_ImageUri")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("trainingContainerConfig.imageUri")]
    public string? TrainingImageUri { get; set; }

    /// <summary>The entry point of the training container: 1 to 100 strings of 1 to 256 characters. Default: the entry point of the
    /// image.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingContainerConfig_Entrypoint")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string[]>("trainingContainerConfig.entrypoint")]
    public string[]? TrainingEntrypoint { get; set; }

    /// <summary>The arguments for the entry point: 1 to 100 strings of 1 to 256 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingArguments", "TrainingContainerConfig_Argument", "TrainingContainerConfig_Arguments")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string[]>("trainingContainerConfig.arguments")]
    public string[]? TrainingArgument { get; set; }

    /// <summary>The metrics to read from the training log: up to 40, as a hashtable of names and regular expressions, or as hashtables with
    /// <c>Name</c> and <c>Regex</c>. A name has 1 to 255 characters, an expression 1 to 500.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingMetricDefinitions", "TrainingContainerConfig_MetricDefinition", "TrainingContainerConfig_MetricDefinitions")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<MetricDefinition[]>("trainingContainerConfig.metricDefinitions")]
    public MetricDefinition[]? TrainingMetricDefinition { get; set; }

    /// <summary>The complete inference container, as a hashtable, an object or JSON with <c>imageUri</c>. <c>-InferenceImageUri</c>
    /// overrides it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("inferenceContainerConfig")]
    public object? InferenceContainerConfig { get; set; }

    /// <summary>The URI of the inference image in Amazon ECR: 1 to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("InferenceContainerConfig_ImageUri")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>("inferenceContainerConfig.imageUri")]
    public string? InferenceImageUri { get; set; }

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

    private protected override Resource<ConfiguredModelAlgorithm> Resource => ConfiguredModelAlgorithms.Resource;
}
