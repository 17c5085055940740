namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets ML input channels of a membership or a collaboration (API: <c>GetMLInputChannel</c>, <c>ListMLInputChannels</c>,
/// <c>GetCollaborationMLInputChannel</c>, <c>ListCollaborationMLInputChannels</c>).</summary>
// No default parameter set: with List as default, a row that has both an ARN and a membership would bind to List.
[Cmdlet(VerbsCommon.Get, "CleanRoomsMLInputChannel")]
[OutputType(typeof(MLInputChannel))]
[ApiOperation("GetMLInputChannel", "ListMLInputChannels", "GetCollaborationMLInputChannel", "ListCollaborationMLInputChannels")]
public sealed class GetCleanRoomsMLInputChannelCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose channels to list, a lowercase UUID. With an ARN, it defaults to the membership in the ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Channel", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the ML input channel to get.</summary>
    [Parameter(ParameterSetName = "Channel", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? MLInputChannelArn { get; set; }

    /// <summary>An ML input channel from the pipeline, which is read again in the view that it came from.</summary>
    // Not mandatory: with a mandatory parameter that binds by value, the binder would not bind by property name.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public MLInputChannel? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is { } known) ReadAgain(MLInputChannels.Resource, known);
        else Read(MLInputChannels.Resource, MLInputChannelArn, MembershipIdentifier, CollaborationIdentifier);
    }
}
