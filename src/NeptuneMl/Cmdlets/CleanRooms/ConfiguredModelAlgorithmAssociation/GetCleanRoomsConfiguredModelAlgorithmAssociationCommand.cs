using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>
/// Reads associations of configured model algorithms, as a member or as the collaboration sees them (API:
/// <c>GetConfiguredModelAlgorithmAssociation</c>, <c>ListConfiguredModelAlgorithmAssociations</c>,
/// <c>GetCollaborationConfiguredModelAlgorithmAssociation</c>, <c>ListCollaborationConfiguredModelAlgorithmAssociations</c>).
/// </summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredModelAlgorithmAssociation", DefaultParameterSetName = "Membership")]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation(
    "GetConfiguredModelAlgorithmAssociation", "ListConfiguredModelAlgorithmAssociations",
    "GetCollaborationConfiguredModelAlgorithmAssociation", "ListCollaborationConfiguredModelAlgorithmAssociations")]
public sealed class GetCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsCommand
{
    /// <summary>The membership to list. With an ARN it is taken from there unless given.</summary>
    // Not from the pipeline in this set: the binder would take the membership of an association that is piped in, and list that.
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = "Association", ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of one association.</summary>
    [Parameter(ParameterSetName = "Association", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Read(ConfiguredModelAlgorithmAssociations.Reads, ConfiguredModelAlgorithmAssociationArn, MembershipIdentifier, CollaborationIdentifier);
}
