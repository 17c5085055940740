namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets configured model algorithm associations of a membership or a collaboration (API:
/// <c>GetConfiguredModelAlgorithmAssociation</c>, <c>ListConfiguredModelAlgorithmAssociations</c>,
/// <c>GetCollaborationConfiguredModelAlgorithmAssociation</c>, <c>ListCollaborationConfiguredModelAlgorithmAssociations</c>).</summary>
// One parameter set for the membership, the ARN and the pipeline: the binder binds pipeline input in the default set, if it can.
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredModelAlgorithmAssociation", DefaultParameterSetName = "Membership")]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation(
    "GetConfiguredModelAlgorithmAssociation", "ListConfiguredModelAlgorithmAssociations",
    "GetCollaborationConfiguredModelAlgorithmAssociation", "ListCollaborationConfiguredModelAlgorithmAssociations")]
public sealed class GetCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose associations to list, a lowercase UUID. With an ARN, it defaults to the membership in the
    /// ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the association to get.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>An association from the pipeline, which is read again in the view that it came from: the member's or the
    /// collaboration's.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public ConfiguredModelAlgorithmAssociation? InputObject { get; set; }

    private protected override void Process()
    {
        if (InputObject is { } known)
        {
            ReadAgain(ConfiguredModelAlgorithmAssociations.Resource, known);
        }
        else
        {
            Read(
            ConfiguredModelAlgorithmAssociations.Resource,
            ConfiguredModelAlgorithmAssociationArn,
            MembershipIdentifier,
            CollaborationIdentifier);
        }
    }
}
