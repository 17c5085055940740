using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes the ML configuration of a membership (API: <c>DeleteMLConfiguration</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsMLConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MLConfiguration))]
[ApiOperation("DeleteMLConfiguration")]
public sealed class RemoveCleanRoomsMLConfigurationCommand : CleanRoomsRemoveCommand<MLConfiguration>
{
    /// <summary>The membership, a lowercase UUID.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? MembershipIdentifier { get; set; }

    private protected override void Process() => Remove(
        MLConfigurations.Delete, MLConfigurations.Get, "ML configuration of membership",
        MembershipIdentifier ?? Session.Connection.MembershipIdentifier ?? "", WaitGoal.Deletion);
}
