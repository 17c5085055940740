namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets configured model algorithm associations of a membership or a collaboration (API:
/// <c>GetConfiguredModelAlgorithmAssociation</c>, <c>ListConfiguredModelAlgorithmAssociations</c>,
/// <c>GetCollaborationConfiguredModelAlgorithmAssociation</c>, <c>ListCollaborationConfiguredModelAlgorithmAssociations</c>).</summary>
// No default parameter set: with List as default, a row that has both an ARN and a membership would bind to List.
[Cmdlet(VerbsCommon.Get, "CleanRoomsConfiguredModelAlgorithmAssociation")]
[OutputType(typeof(ConfiguredModelAlgorithmAssociation))]
[ApiOperation(
    "GetConfiguredModelAlgorithmAssociation", "ListConfiguredModelAlgorithmAssociations",
    "GetCollaborationConfiguredModelAlgorithmAssociation", "ListCollaborationConfiguredModelAlgorithmAssociations")]
public sealed class GetCleanRoomsConfiguredModelAlgorithmAssociationCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose associations to list, a lowercase UUID. With an ARN, it defaults to the membership in the
    /// ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Association", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the association to get.</summary>
    [Parameter(ParameterSetName = "Association", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredModelAlgorithmAssociationArn { get; set; }

    /// <summary>An association from the pipeline, which is read again in the view that it came from: the member's or the
    /// collaboration's.</summary>
    // Not mandatory: with a mandatory parameter that binds by value, the binder would not bind by property name.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public ConfiguredModelAlgorithmAssociation? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
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
