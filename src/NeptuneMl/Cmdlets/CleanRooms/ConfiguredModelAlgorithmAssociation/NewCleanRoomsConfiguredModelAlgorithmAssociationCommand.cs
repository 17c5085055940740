using System.Collections;
using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Lets a collaboration use an algorithm, within limits (API: <c>CreateConfiguredModelAlgorithmAssociation</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of an algorithm that is piped in to the algorithm, or miss columns of a table.
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredModelAlgorithmAssociation", SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation("CreateConfiguredModelAlgorithmAssociation")]
public sealed class NewCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsCreateCommand<ConfiguredModelAlgorithmAssociation>
{
    private const string ByArn = nameof(ByArn);
    private const string FromAlgorithm = nameof(FromAlgorithm);

    /// <summary>The algorithm itself, from the pipeline. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromAlgorithm, Mandatory = true, ValueFromPipeline = true)]
    public ConfiguredModelAlgorithm? InputObject { get; set; }

    /// <summary>The ARN of the algorithm.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? ConfiguredModelAlgorithmArn { get; set; }

    /// <summary>The membership that brings the algorithm into its collaboration: a UUID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string MembershipIdentifier { get; set; } = "";

    /// <summary>The name of the association: 1 to 63 characters. By default that of the algorithm that is piped in.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromAlgorithm, Position = 1)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>All of the limits as a hashtable, an object or JSON, such as the PrivacyConfiguration of another association.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember("privacyConfiguration")]
    public object? PrivacyConfiguration { get; set; }

    /// <summary>Who gets which logs of training, 1 to 5: hashtables with allowedAccountIds and, if wanted, filterPattern, logType and logRedactionConfiguration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainedModels_ContainerLog", "PrivacyConfiguration_Policies_TrainedModels_ContainerLogs")]
    [ApiMember("privacyConfiguration.policies.trainedModels.containerLogs")]
    public object? TrainingContainerLog { get; set; }

    /// <summary>How much noise is put on the metrics of training: <c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c> or <c>NONE</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerMetrics_NoiseLevel", "PrivacyConfiguration_Policies_TrainedModels_ContainerMetrics_NoiseLevel")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("privacyConfiguration.policies.trainedModels.containerMetrics.noiseLevel")]
    public string? MetricsNoiseLevel { get; set; }

    /// <summary>The largest artifact that a training may make: 0.01 to 100 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxArtifactSize_Value", "PrivacyConfiguration_Policies_TrainedModels_MaxArtifactSize_Value")]
    [ApiMember("privacyConfiguration.policies.trainedModels.maxArtifactSize.value")]
    public double? MaxArtifactSizeInGB { get; set; }

    /// <summary>The unit of -MaxArtifactSizeInGB, for scripts written for the vendor's cmdlets: there is only <c>GB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxArtifactSize_Unit", "PrivacyConfiguration_Policies_TrainedModels_MaxArtifactSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("privacyConfiguration.policies.trainedModels.maxArtifactSize.unit")]
    public string? MaxArtifactSizeUnit { get => field ?? UnitOf(MaxArtifactSizeInGB); set; }

    /// <summary>What may be exported of a trained model: <c>MODEL</c>, <c>OUTPUT</c> or both.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FilesToExport", "TrainedModelExports_FilesToExport", "PrivacyConfiguration_Policies_TrainedModelExports_FilesToExport")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("privacyConfiguration.policies.trainedModelExports.filesToExport")]
    public string[]? FileToExport { get; set; }

    /// <summary>The largest export of a trained model: 0.01 to 50 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxSize_Value", "PrivacyConfiguration_Policies_TrainedModelExports_MaxSize_Value")]
    [ApiMember("privacyConfiguration.policies.trainedModelExports.maxSize.value")]
    public double? MaxExportSizeInGB { get; set; }

    /// <summary>The unit of -MaxExportSizeInGB, for scripts written for the vendor's cmdlets: there is only <c>GB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxSize_Unit", "PrivacyConfiguration_Policies_TrainedModelExports_MaxSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("privacyConfiguration.policies.trainedModelExports.maxSize.unit")]
    public string? MaxExportSizeUnit { get => field ?? UnitOf(MaxExportSizeInGB); set; }

    /// <summary>Who gets which logs of inference, 1 to 5: hashtables as for -TrainingContainerLog.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainedModelInferenceJobs_ContainerLog", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_ContainerLogs")]
    [ApiMember("privacyConfiguration.policies.trainedModelInferenceJobs.containerLogs")]
    public object? InferenceContainerLog { get; set; }

    /// <summary>The largest output of an inference job: 0.01 to 100 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxOutputSize_Value", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_MaxOutputSize_Value")]
    [ApiMember("privacyConfiguration.policies.trainedModelInferenceJobs.maxOutputSize.value")]
    public double? MaxInferenceOutputSizeInGB { get; set; }

    /// <summary>The unit of -MaxInferenceOutputSizeInGB, for scripts written for the vendor's cmdlets: there is only <c>GB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxOutputSize_Unit", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_MaxOutputSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember("privacyConfiguration.policies.trainedModelInferenceJobs.maxOutputSize.unit")]
    public string? MaxInferenceOutputSizeUnit { get => field ?? UnitOf(MaxInferenceOutputSizeInGB); set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromAlgorithm)]
    [ApiMember]
    public string? Description { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromAlgorithm)]
    [Alias("Tags")]
    [TagTransformation]
    [ApiMember("tags")]
    public IDictionary? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Create(
        "configured model algorithm association", "Create", InputObject, ConfiguredModelAlgorithmAssociations.Create,
        ("configuredModelAlgorithmArn", InputObject?.ConfiguredModelAlgorithmArn), ("name", InputObject?.Name));

    private static string? UnitOf(double? size) => size is null ? null : "GB";
}
