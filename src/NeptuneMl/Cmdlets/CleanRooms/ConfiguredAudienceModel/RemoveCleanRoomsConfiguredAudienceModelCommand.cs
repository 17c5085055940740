using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes configured audience models (API: <c>DeleteConfiguredAudienceModel</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsConfiguredAudienceModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConfiguredAudienceModel))]
[ApiOperation("DeleteConfiguredAudienceModel")]
public sealed class RemoveCleanRoomsConfiguredAudienceModelCommand : CleanRoomsRemoveCommand<ConfiguredAudienceModel>
{
    /// <summary>The ARN of the configured audience model to delete.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredAudienceModelArn { get; set; } = "";

    private protected override void Process() => Remove(ConfiguredAudienceModels.Resource, ConfiguredAudienceModelArn, WaitGoal.Deletion);
}
