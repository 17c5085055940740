namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Associates a configured model algorithm with a collaboration, under a privacy configuration (API:
/// <c>CreateConfiguredModelAlgorithmAssociation</c>).</summary>
[Cmdlet(
    VerbsCommon.New,
    "CleanRoomsConfiguredModelAlgorithmAssociation",
    DefaultParameterSetName = Parameters,
    SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation("CreateConfiguredModelAlgorithmAssociation")]
public sealed class NewCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsCreateCommand<ConfiguredModelAlgorithmAssociation>
{
    private const string Policies = "privacyConfiguration.policies.";

    /// <summary>The ARN of the configured model algorithm.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmArn { get; set; }

    /// <summary>The membership whose collaboration can use the algorithm, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = Parameters, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the association: 1 to 63 characters, not only spaces. The name must be unique in the membership. Default: the
    /// name of the piped algorithm.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The complete privacy configuration, as a hashtable, an object or JSON, or the <c>PrivacyConfiguration</c> of another
    /// association. The parameters for single members override it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("privacyConfiguration")]
    public object? PrivacyConfiguration { get; set; }

    /// <summary>The accounts that receive training logs, and which: 1 to 5 hashtables, objects or JSON objects with
    /// <c>allowedAccountIds</c> and optionally <c>filterPattern</c>, <c>logType</c> and <c>logRedactionConfiguration</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainedModels_ContainerLog", "PrivacyConfiguration_Policies_TrainedModels_ContainerLogs")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("privacyConfiguration.policies.trainedModels.containerLogs")]
    public object? TrainingContainerLog { get; set; }

    /// <summary>The amount of noise to add to the metrics that are read from the training log: HIGH, MEDIUM, LOW or NONE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerMetrics_NoiseLevel", "PrivacyConfiguration_Policies_TrainedModels_ContainerMetrics_NoiseLevel")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModels.containerMetrics.noiseLevel")]
    public string? MetricsNoiseLevel { get; set; }

    /// <summary>The maximum size of the artifacts of a training: 0.01 to 100 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxArtifactSize_Value", "PrivacyConfiguration_Policies_TrainedModels_MaxArtifactSize_Value")]
    [ApiMember<double?>("privacyConfiguration.policies.trainedModels.maxArtifactSize.value")]
    public double? MaxArtifactSizeInGB { get; set; }

    /// <summary>The unit of <c>-MaxArtifactSizeInGB</c>: only <c>GB</c>. For scripts written for AWS Tools for PowerShell.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxArtifactSize_Unit", "PrivacyConfiguration_Policies_TrainedModels_MaxArtifactSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModels.maxArtifactSize.unit")]
    public string? MaxArtifactSizeUnit { get; set; }

    /// <summary>The files of a trained model that can be exported: MODEL, OUTPUT or both. Specify it together with
    /// <c>-MaxExportSizeInGB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FilesToExport", "TrainedModelExports_FilesToExport", "PrivacyConfiguration_Policies_TrainedModelExports_FilesToExport")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string[]>("privacyConfiguration.policies.trainedModelExports.filesToExport", Format = ParameterFormat.Separated)]
    public string[]? FileToExport { get; set; }

    /// <summary>The maximum size of an export of a trained model: 0.01 to 50 GB. Specify it together with <c>-FileToExport</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxSize_Value", "PrivacyConfiguration_Policies_TrainedModelExports_MaxSize_Value")]
    [ApiMember<double?>("privacyConfiguration.policies.trainedModelExports.maxSize.value")]
    public double? MaxExportSizeInGB { get; set; }

    /// <summary>The unit of <c>-MaxExportSizeInGB</c>: only <c>GB</c>. For scripts written for AWS Tools for PowerShell.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxSize_Unit", "PrivacyConfiguration_Policies_TrainedModelExports_MaxSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModelExports.maxSize.unit")]
    public string? MaxExportSizeUnit { get; set; }

    /// <summary>The accounts that receive inference logs, and which: 1 to 5 entries like those of <c>-TrainingContainerLog</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainedModelInferenceJobs_ContainerLog", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_ContainerLogs")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("privacyConfiguration.policies.trainedModelInferenceJobs.containerLogs")]
    public object? InferenceContainerLog { get; set; }

    /// <summary>The maximum size of the output of an inference job: 0.01 to 100 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxOutputSize_Value", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_MaxOutputSize_Value")]
    [ApiMember<double?>("privacyConfiguration.policies.trainedModelInferenceJobs.maxOutputSize.value")]
    public double? MaxInferenceOutputSizeInGB { get; set; }

    /// <summary>The unit of <c>-MaxInferenceOutputSizeInGB</c>: only <c>GB</c>. For scripts written for AWS Tools for PowerShell.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxOutputSize_Unit", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_MaxOutputSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModelInferenceJobs.maxOutputSize.unit")]
    public string? MaxInferenceOutputSizeUnit { get; set; }

    /// <summary>The tags of the resource, as a hashtable or as objects with Key and Value. Up to 50 tags; a key has 1 to 128 characters and
    /// must be unique, a value has up to 256 characters. Keys that begin with aws:, in any case, are reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<ConfiguredModelAlgorithm>(
        "configuredModelAlgorithmArn", algorithm => algorithm.ConfiguredModelAlgorithmArn, algorithm => [("name", algorithm.Name)]);

    private protected override Resource<ConfiguredModelAlgorithmAssociation> Resource => ConfiguredModelAlgorithmAssociations.Resource;

    // The API requires a unit for each size, and GB is the only valid unit.
    internal override void AddImplied(ApiInput input)
    {
        foreach (string size in new[] {
            "trainedModels.maxArtifactSize",
            "trainedModelExports.maxSize",
            "trainedModelInferenceJobs.maxOutputSize" })
        {
            if (input.Find($"{Policies}{size}.value") is not null) input.Default($"{Policies}{size}.unit", "GB");
        }
    }
}
