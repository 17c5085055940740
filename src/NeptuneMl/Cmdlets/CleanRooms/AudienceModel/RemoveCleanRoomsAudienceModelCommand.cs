using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes an audience model (API: <c>DeleteAudienceModel</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsAudienceModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AudienceModel))]
[ApiOperation("DeleteAudienceModel")]
public sealed class RemoveCleanRoomsAudienceModelCommand : CleanRoomsRemoveCommand<AudienceModel>
{
    /// <summary>The ARN of the audience model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string AudienceModelArn { get; set; } = "";

    private protected override void Process() => Remove(AudienceModels.Resource, AudienceModelArn, WaitGoal.Deletion);
}
