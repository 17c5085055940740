using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Cancels the training of a model (API: <c>CancelTrainedModel</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "CleanRoomsTrainedModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TrainedModel))]
[ApiOperation("CancelTrainedModel")]
public sealed class StopCleanRoomsTrainedModelCommand : CleanRoomsRemoveCommand<TrainedModel>
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

    private protected override void Process() =>
        Remove(TrainedModels.Cancel, TrainedModels.Resource.Get!, TrainedModels.Resource.Kind, TrainedModelArn, WaitGoal.Stop);

    private protected override bool IsTarget(TrainedModel piped) => piped.VersionIdentifier == VersionIdentifier;
}
