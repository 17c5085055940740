namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that calls Clean Rooms ML.</summary>
public abstract class CleanRoomsCommand : PipelineCommand
{
    private protected CleanRoomsCommand() { }

    /// <summary>The connection to use, instead of the session's default. Results have their connection, so that a pipeline stays in one
    /// Region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public CleanRoomsMLConnection? Connection { get; set; }

    /// <summary>The address of the service, instead of a connection. A URL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The AWS Region to sign for, instead of a connection. By default the Region of the profile, or of the environment.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter]
    [Alias("AWSProfileName", "StoredCredentials")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A PSCredential (user name: access key id; password: secret access key), or a credentials object of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Credential { get; set; }

    private protected CleanRoomsSession Session() => RequireSession(Find, EndpointUrl ?? (object?)Connection);

    private protected CleanRoomsSession? SessionOrNull() => FindSessionOrNull(Find);

    /// <summary>The input of the operation. Its membership defaults to the one in the ARN, unless the operation reads through the
    /// collaboration.</summary>
    private protected ApiInput Input(string? arn, params (string Member, object? Value)[] implied)
    {
        ApiInput input = ReadInput();
        foreach ((string member, object? value) in implied) input.Default(member, value);
        if (input.HasParameterFor("membershipIdentifier") && input.Find("collaborationIdentifier") is null)
            input.Default("membershipIdentifier", Arns.MembershipOf(arn));
        return input;
    }

    private CleanRoomsSession Find() =>
        new ConnectionArguments(this, EndpointUrl, Region, ProfileName, Credential)
            .Find(Connection, SessionDefaults.Current.CleanRoomsML, CleanRoomsSession.Of, CleanRoomsSession.Open);
}
