using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the ML configuration of a membership (API: <c>DeleteMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsMLConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("DeleteMLConfiguration")]
public sealed class RemoveCleanRoomsMLConfigurationCommand : CleanRoomsRemoveCommand<MLConfiguration>
{
    /// <summary>The membership, a lowercase UUID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string MembershipIdentifier { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Remove(
        MLConfigurations.Delete, MLConfigurations.Get, "ML configuration of membership", MembershipIdentifier, WaitGoal.Deletion);
}
