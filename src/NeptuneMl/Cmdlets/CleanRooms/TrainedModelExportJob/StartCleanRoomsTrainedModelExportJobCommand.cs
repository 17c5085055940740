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

/// <summary>Hands the artifacts of a trained model to members of the collaboration (API: <c>StartTrainedModelExportJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsTrainedModelExportJob", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModelExportJob))]
[ApiOperation("StartTrainedModelExportJob")]
public sealed class StartCleanRoomsTrainedModelExportJobCommand : CleanRoomsStartCommand<TrainedModelExportJob>
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

    /// <summary>The membership that the job belongs to: a UUID. By default the one in the model's ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration of the model, in whose list the job is found again. By default it is the model's, or read from it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The name of the job: 1 to 63 characters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Name { get; set; }

    /// <summary>The account that receives the artifacts: 12 digits. The API takes one.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true)]
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Member", "OutputConfiguration_Members")]
    [AllowEmptyCollection]
    [ApiMember<string[]>("outputConfiguration.members", Form = ParameterForm.Receivers)]
    public string[]? OutputMemberAccountId { get; set; }

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? Description { get; set; }

    /// <summary>Who receives the output, whole: a hashtable, an object or JSON with the members of the API. Goes together with OutputMemberAccountId, which must not contradict it.</summary>
    [Parameter(ParameterSetName = Structures)]
    [Parameter(ParameterSetName = Pipeline, ValueFromPipelineByPropertyName = true)]
    [ApiMember<object>("outputConfiguration")]
    public object? OutputConfiguration { get; set; }

    private protected override InputSource Source { get; } = InputSource.Of<TrainedModel>(
        "trainedModelArn", model => model.TrainedModelArn, model => [("trainedModelVersionIdentifier", model.VersionIdentifier), ("membershipIdentifier", model.MembershipIdentifier)]);

    private protected override Resource<TrainedModelExportJob> Resource => TrainedModelExportJobs.Resource;

    private protected override Change<TrainedModelExportJob> Prepare(CleanRoomsSession session, ApiInput input)
    {
        input.Default("membershipIdentifier", Arns.MembershipOf(input.Find("trainedModelArn") as string));
        return TrainedModelExportJobs.PrepareStart(session, input, Record.GivenOrColumn(nameof(CollaborationIdentifier), CollaborationIdentifier));
    }
}
