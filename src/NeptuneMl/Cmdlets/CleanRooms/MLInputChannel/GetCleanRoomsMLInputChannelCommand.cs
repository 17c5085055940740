namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets ML input channels of a membership or a collaboration (API: <c>GetMLInputChannel</c>, <c>ListMLInputChannels</c>,
/// <c>GetCollaborationMLInputChannel</c>, <c>ListCollaborationMLInputChannels</c>).</summary>
// One parameter set for the membership, the ARN and the pipeline: the binder binds pipeline input in the default set, if it can.
[Cmdlet(VerbsCommon.Get, "CleanRoomsMLInputChannel", DefaultParameterSetName = "Membership")]
[OutputType(typeof(MLInputChannel))]
[ApiOperation("GetMLInputChannel", "ListMLInputChannels", "GetCollaborationMLInputChannel", "ListCollaborationMLInputChannels")]
public sealed class GetCleanRoomsMLInputChannelCommand : CleanRoomsReadCommand
{
    /// <summary>The membership whose channels to list, a lowercase UUID. With an ARN, it defaults to the membership in the ARN.</summary>
    [Parameter(ParameterSetName = "Membership", Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read, a lowercase UUID.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of the ML input channel to get.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? MLInputChannelArn { get; set; }

    /// <summary>An ML input channel from the pipeline, which is read again in the view that it came from.</summary>
    [Parameter(ParameterSetName = "Membership", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public MLInputChannel? InputObject { get; set; }

    private protected override void Process()
    {
        if (InputObject is { } known) ReadAgain(MLInputChannels.Resource, known);
        else Read(MLInputChannels.Resource, MLInputChannelArn, MembershipIdentifier, CollaborationIdentifier);
    }
}
