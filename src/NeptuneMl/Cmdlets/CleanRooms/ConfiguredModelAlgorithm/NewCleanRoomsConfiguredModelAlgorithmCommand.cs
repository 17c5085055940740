using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Operations;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Configures an algorithm: the containers that train a model and run it (API: <c>CreateConfiguredModelAlgorithm</c>).</summary>
[Cmdlet(VerbsCommon.New, "CleanRoomsConfiguredModelAlgorithm", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredModelAlgorithm))]
[ApiOperation("CreateConfiguredModelAlgorithm")]
public sealed class NewCleanRoomsConfiguredModelAlgorithmCommand : CleanRoomsCreateCommand<ConfiguredModelAlgorithm>
{
    /// <summary>The name of the algorithm: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the role that the service reads the images with.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? RoleArn { get; set; }

    /// <summary>All of the training container as a hashtable, an object or JSON: imageUri, entrypoint, arguments, metricDefinitions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("trainingContainerConfig")]
    public object? TrainingContainerConfig { get; set; }

    /// <summary>The image that trains, in Amazon ECR: 1 to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingContainerConfig_ImageUri")]
    [ApiMember<string>("trainingContainerConfig.imageUri")]
    public string? TrainingImageUri { get; set; }

    /// <summary>What to run in the training container: 1 to 100 words of up to 256 characters. By default the image's entry point.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingContainerConfig_Entrypoint")]
    [AllowEmptyCollection]
    [ApiMember<string[]>("trainingContainerConfig.entrypoint")]
    public string[]? TrainingEntrypoint { get; set; }

    /// <summary>The arguments of the entry point: 1 to 100 words of up to 256 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingArguments", "TrainingContainerConfig_Argument", "TrainingContainerConfig_Arguments")]
    [AllowEmptyCollection]
    [ApiMember<string[]>("trainingContainerConfig.arguments")]
    public string[]? TrainingArgument { get; set; }

    /// <summary>The metrics to read from the training's log, up to 40: a hashtable of names and regular expressions, or hashtables with Name and Regex.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TrainingMetricDefinitions", "TrainingContainerConfig_MetricDefinition", "TrainingContainerConfig_MetricDefinitions")]
    [AllowEmptyCollection]
    [ApiMember<MetricDefinition[]>("trainingContainerConfig.metricDefinitions")]
    public MetricDefinition[]? TrainingMetricDefinition { get; set; }

    /// <summary>All of the inference container as a hashtable, an object or JSON: imageUri.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("inferenceContainerConfig")]
    public object? InferenceContainerConfig { get; set; }

    /// <summary>The image that runs the trained model, in Amazon ECR: 1 to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("InferenceContainerConfig_ImageUri")]
    [ApiMember<string>("inferenceContainerConfig.imageUri")]
    public string? InferenceImageUri { get; set; }

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

    private protected override Resource<ConfiguredModelAlgorithm> Resource => ConfiguredModelAlgorithms.Resource;
}
