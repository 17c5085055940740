using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the resource policies of configured audience models (API: <c>DeleteConfiguredAudienceModelPolicy</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsConfiguredAudienceModelPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConfiguredAudienceModelPolicy))]
[ApiOperation("DeleteConfiguredAudienceModelPolicy")]
public sealed class RemoveCleanRoomsConfiguredAudienceModelPolicyCommand : CleanRoomsRemoveCommand<ConfiguredAudienceModelPolicy>
{
    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ConfiguredAudienceModelArn { get; set; } = "";

    private protected override void Process() => Remove(
        ConfiguredAudienceModelPolicies.Delete, ConfiguredAudienceModelPolicies.Get, "policy of configured audience model",
        ConfiguredAudienceModelArn, WaitGoal.Deletion);
}
