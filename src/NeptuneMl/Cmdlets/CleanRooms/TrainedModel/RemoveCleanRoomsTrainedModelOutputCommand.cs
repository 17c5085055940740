using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the output of a trained model (API: <c>DeleteTrainedModelOutput</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsTrainedModelOutput", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TrainedModel))]
[ApiOperation("DeleteTrainedModelOutput")]
public sealed class RemoveCleanRoomsTrainedModelOutputCommand : CleanRoomsRemoveCommand<TrainedModel>
{
    /// <summary>The ARN of the trained model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string TrainedModelArn { get; set; } = "";

    /// <summary>The version of the trained model. By default the first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? VersionIdentifier { get; set; }

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    private protected override void Process() => Remove(
        TrainedModels.DeleteOutput, TrainedModels.Resource.Get!, "output of trained model", TrainedModelArn, WaitGoal.ContentDeletion);

    private protected override bool IsTarget(TrainedModel piped) => piped.VersionIdentifier == VersionIdentifier;
}
