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

/// <summary>Runs a trained model over an input channel (API: <c>StartTrainedModelInferenceJob</c>).</summary>
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

    /// <summary>The version of the model. By default the one the service chooses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <summary>The membership that runs the job: a UUID. By default the one in the model's ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The name of the job: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The ARN of the ML input channel to read.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("DataSource_MlInputChannelArn")]
    [ApiMember<string>("dataSource.mlInputChannelArn")]
    public string? MLInputChannelArn { get; set; }

    /// <summary>The account that receives the output: 12 digits. The API takes one.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Member", "OutputConfiguration_Members")]
    [AllowEmptyCollection]
    [ApiMember<string[]>("outputConfiguration.members", Form = ParameterForm.Receivers)]
    public string[]? OutputMemberAccountId { get; set; }

    /// <summary>The instance type to run on.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceType")]
    [ArgumentCompleter(typeof(InstanceTypeCompleter))]
    [ApiMember<string>("resourceConfig.instanceType")]
    public string? InstanceType { get; set; }

    /// <summary>The number of instances: 1 to 10. By default 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceConfig_InstanceCount")]
    [ApiMember<int?>("resourceConfig.instanceCount")]
    public int? InstanceCount { get; set; }

    /// <summary>The MIME type of the output: up to 256 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Accept")]
    [ApiMember<string>("outputConfiguration.accept")]
    public string? Accept { get; set; }

    /// <summary>The largest payload of one request to the container: 1 to 100 MB. By default the service's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerExecutionParameters_MaxPayloadInMB")]
    [ApiMember<int?>("containerExecutionParameters.maxPayloadInMB")]
    public int? MaxPayloadInMB { get; set; }

    /// <summary>Environment variables for the container: up to 16, names to 1024 and values to 10,240 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<IDictionary>]
    public IDictionary? Environment { get; set; }

    /// <summary>The ARN of the algorithm association to run under. By default the one the model was trained with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>The account of the member that pays for the inference: 12 digits. By default the collaboration's payment configuration decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MLModelInferencePayerAccountId { get; set; }

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

    /// <summary>The input, whole: a hashtable, an object or JSON with the members of the API. Goes together with MLInputChannelArn, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("dataSource")]
    public object? DataSource { get; set; }

    /// <summary>Who receives the output and in which format, whole: a hashtable, an object or JSON with the members of the API. Goes together with OutputMemberAccountId and Accept, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("outputConfiguration")]
    public object? OutputConfiguration { get; set; }

    /// <summary>The instances, whole: a hashtable, an object or JSON with the members of the API. Goes together with InstanceType and InstanceCount, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("resourceConfig")]
    public object? ResourceConfig { get; set; }

    /// <summary>How the container runs, whole: a hashtable, an object or JSON with the members of the API. Goes together with MaxPayloadInMB, which must not contradict it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

    private protected override Change<TrainedModelInferenceJob> Prepare(CleanRoomsSession session, ApiInput input)
    {
        input.Default("membershipIdentifier", Arns.MembershipOf(input.Find("trainedModelArn") as string));
        return base.Prepare(session, input);
    }
}
