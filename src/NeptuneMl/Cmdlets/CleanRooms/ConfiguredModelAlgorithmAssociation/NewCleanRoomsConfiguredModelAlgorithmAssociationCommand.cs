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

/// <summary>Lets a collaboration use an algorithm, within limits (API: <c>CreateConfiguredModelAlgorithmAssociation</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredModelAlgorithmAssociation", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation("CreateConfiguredModelAlgorithmAssociation")]
public sealed class NewCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsCreateCommand<ConfiguredModelAlgorithmAssociation>
{
    /// <summary>The ARN of the algorithm.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmArn { get; set; }

    /// <summary>The membership that brings the algorithm into its collaboration: a UUID.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the association: 1 to 63 characters. By default that of the algorithm that is piped in.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>All of the limits as a hashtable, an object or JSON, such as the PrivacyConfiguration of another association.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("privacyConfiguration")]
    public object? PrivacyConfiguration { get; set; }

    /// <summary>Who gets which logs of training, 1 to 5: hashtables with allowedAccountIds and, if wanted, filterPattern, logType and logRedactionConfiguration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainedModels_ContainerLog", "PrivacyConfiguration_Policies_TrainedModels_ContainerLogs")]
    [ApiMember<object>("privacyConfiguration.policies.trainedModels.containerLogs")]
    public object? TrainingContainerLog { get; set; }

    /// <summary>How much noise is put on the metrics of training: <c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c> or <c>NONE</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerMetrics_NoiseLevel", "PrivacyConfiguration_Policies_TrainedModels_ContainerMetrics_NoiseLevel")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModels.containerMetrics.noiseLevel")]
    public string? MetricsNoiseLevel { get; set; }

    /// <summary>The largest artifact that a training may make: 0.01 to 100 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxArtifactSize_Value", "PrivacyConfiguration_Policies_TrainedModels_MaxArtifactSize_Value")]
    [ApiMember<double?>("privacyConfiguration.policies.trainedModels.maxArtifactSize.value")]
    public double? MaxArtifactSizeInGB { get; set; }

    /// <summary>The unit of -MaxArtifactSizeInGB, for scripts written for the vendor's cmdlets: there is only <c>GB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxArtifactSize_Unit", "PrivacyConfiguration_Policies_TrainedModels_MaxArtifactSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModels.maxArtifactSize.unit")]
    public string? MaxArtifactSizeUnit { get; set; }

    /// <summary>What may be exported of a trained model: <c>MODEL</c>, <c>OUTPUT</c> or both.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FilesToExport", "TrainedModelExports_FilesToExport", "PrivacyConfiguration_Policies_TrainedModelExports_FilesToExport")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string[]>("privacyConfiguration.policies.trainedModelExports.filesToExport", Form = ParameterForm.Separated)]
    public string[]? FileToExport { get; set; }

    /// <summary>The largest export of a trained model: 0.01 to 50 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxSize_Value", "PrivacyConfiguration_Policies_TrainedModelExports_MaxSize_Value")]
    [ApiMember<double?>("privacyConfiguration.policies.trainedModelExports.maxSize.value")]
    public double? MaxExportSizeInGB { get; set; }

    /// <summary>The unit of -MaxExportSizeInGB, for scripts written for the vendor's cmdlets: there is only <c>GB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxSize_Unit", "PrivacyConfiguration_Policies_TrainedModelExports_MaxSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModelExports.maxSize.unit")]
    public string? MaxExportSizeUnit { get; set; }

    /// <summary>Who gets which logs of inference, 1 to 5: hashtables as for -TrainingContainerLog.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainedModelInferenceJobs_ContainerLog", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_ContainerLogs")]
    [ApiMember<object>("privacyConfiguration.policies.trainedModelInferenceJobs.containerLogs")]
    public object? InferenceContainerLog { get; set; }

    /// <summary>The largest output of an inference job: 0.01 to 100 GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxOutputSize_Value", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_MaxOutputSize_Value")]
    [ApiMember<double?>("privacyConfiguration.policies.trainedModelInferenceJobs.maxOutputSize.value")]
    public double? MaxInferenceOutputSizeInGB { get; set; }

    /// <summary>The unit of -MaxInferenceOutputSizeInGB, for scripts written for the vendor's cmdlets: there is only <c>GB</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Alias("MaxOutputSize_Unit", "PrivacyConfiguration_Policies_TrainedModelInferenceJobs_MaxOutputSize_Unit")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>("privacyConfiguration.policies.trainedModelInferenceJobs.maxOutputSize.unit")]
    public string? MaxInferenceOutputSizeUnit { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary? Tag { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<ConfiguredModelAlgorithm>(
        "configuredModelAlgorithmArn", algorithm => algorithm.ConfiguredModelAlgorithmArn, algorithm => [("name", algorithm.Name)]);

    private const string Policies = "privacyConfiguration.policies.";

    private protected override Resource<ConfiguredModelAlgorithmAssociation> Resource => ConfiguredModelAlgorithmAssociations.Resource;

    // The API has a unit beside each size, and knows one.
    private protected override Change<ConfiguredModelAlgorithmAssociation> Prepare(CleanRoomsSession session, ApiInput input)
    {
        foreach (string size in new[] { "trainedModels.maxArtifactSize", "trainedModelExports.maxSize", "trainedModelInferenceJobs.maxOutputSize" })
            if (input.Find($"{Policies}{size}.value") is not null) input.Default($"{Policies}{size}.unit", "GB");
        return base.Prepare(session, input);
    }
}
