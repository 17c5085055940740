using System.Collections;
using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Runs a trained model over an input channel (API: <c>StartTrainedModelInferenceJob</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of a model that is piped in to the model, or miss columns of a table.
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsTrainedModelInferenceJob", SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModelInferenceJob))]
[ApiOperation("StartTrainedModelInferenceJob")]
public sealed class StartCleanRoomsTrainedModelInferenceJobCommand : CleanRoomsStartCommand<TrainedModelInferenceJob>
{
    private const string ByArn = nameof(ByArn);
    private const string FromModel = nameof(FromModel);

    /// <summary>The trained model itself, from the pipeline. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromModel, Mandatory = true, ValueFromPipeline = true)]
    public TrainedModel? InputObject { get; set; }

    /// <summary>The ARN of the trained model.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of the model. By default the one the service chooses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <summary>The membership that runs the job: a UUID. By default the one in the model's ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the job: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    // Not mandatory: the binder would take every input for a model then, and ask for what a row of a table has.
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>The ARN of the ML input channel to read.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DataSource_MlInputChannelArn")]
    [ApiMember("dataSource.mlInputChannelArn")]
    public string MLInputChannelArn { get; set; } = "";

    /// <summary>The account that receives the output: 12 digits. The API takes one.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Member", "OutputConfiguration_Members")]
    [AllowEmptyCollection]
    [ReceiverTransformation]
    [ApiMember("outputConfiguration.members")]
    public string[] OutputMemberAccountId { get; set; } = [];

    /// <summary>The instance type to run on.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("ResourceConfig_InstanceType")]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember("resourceConfig.instanceType")]
    public string? InstanceType { get; set; }

    /// <summary>The number of instances: 1 to 10. By default 1.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("ResourceConfig_InstanceCount")]
    [ApiMember("resourceConfig.instanceCount")]
    public int? InstanceCount { get; set; }

    /// <summary>The MIME type of the output: up to 256 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Accept")]
    [ApiMember("outputConfiguration.accept")]
    public string? Accept { get; set; }

    /// <summary>The largest payload of one request to the container: 1 to 100 MB. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerExecutionParameters_MaxPayloadInMB")]
    [ApiMember("containerExecutionParameters.maxPayloadInMB")]
    public int? MaxPayloadInMB { get; set; }

    /// <summary>Environment variables for the container: up to 16, names to 1024 and values to 10,240 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public IDictionary? Environment { get; set; }

    /// <summary>The ARN of the algorithm association to run under. By default the one the model was trained with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>The account of the member that pays for the inference: 12 digits. By default the collaboration's payment configuration decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? MLModelInferencePayerAccountId { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Description { get; set; }

    /// <summary>The ARN of the KMS key to encrypt with. By default an AWS owned key.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? KmsKeyArn { get; set; }

    /// <summary>Tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [Alias("Tags")]
    [TagTransformation]
    [ApiMember("tags")]
    public IDictionary? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? arn = InputObject?.TrainedModelArn ?? TrainedModelArn;
        Create(
            "inference job", "Start", InputObject, TrainedModelInferenceJobs.Start,
            ("trainedModelArn", arn), ("membershipIdentifier", Arns.MembershipOf(arn)));
    }
}
