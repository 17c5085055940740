using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>
/// Reads associations of configured model algorithms, as a member or as the collaboration sees them (API:
/// <c>GetConfiguredModelAlgorithmAssociation</c>, <c>ListConfiguredModelAlgorithmAssociations</c>,
/// <c>GetCollaborationConfiguredModelAlgorithmAssociation</c>, <c>ListCollaborationConfiguredModelAlgorithmAssociations</c>).
/// </summary>
// No default parameter set: with the one that lists, the binder would list the membership of a table row that names a resource too.
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredModelAlgorithmAssociation")]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation(
    "GetConfiguredModelAlgorithmAssociation", "ListConfiguredModelAlgorithmAssociations",
    "GetCollaborationConfiguredModelAlgorithmAssociation", "ListCollaborationConfiguredModelAlgorithmAssociations")]
public sealed class GetCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsReadCommand
{
    /// <summary>The membership to list. With an ARN it is taken from there unless given.</summary>
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Association", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of one association.</summary>
    [Parameter(ParameterSetName = "Association", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>From the pipeline: an association to read again, in the view that it came from.</summary>
    // Not mandatory: the binder would look no further than a mandatory parameter that takes the object itself.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public ConfiguredModelAlgorithmAssociation? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is { } known) ReadAgain(ConfiguredModelAlgorithmAssociations.Resource, known);
        else Read(ConfiguredModelAlgorithmAssociations.Resource, ConfiguredModelAlgorithmAssociationArn, MembershipIdentifier, CollaborationIdentifier);
    }
}
