using NeptuneMl.Core.Calls;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that calls Clean Rooms ML.</summary>
public abstract class CleanRoomsCommand : PipelineCommand
{
    private readonly CleanRoomsInput _input;

    private protected CleanRoomsCommand() => _input = new CleanRoomsInput(Calls);

    /// <summary>The connections to use, or their names, instead of the session's default. Each call is made over each connection, in this
    /// order. Results have their connection, so that a pipeline stays in one Region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ConnectionTransformation<CleanRoomsMLConnection>]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public CleanRoomsMLConnection[]? Connection { get; set; }

    /// <summary>The address of the service, instead of a connection. A URL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
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
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PSObject? Credential { get; set; }

    /// <summary>The session of the connection that <see cref="Process"/> uses.</summary>
    private protected CleanRoomsSession Session { get; private set; } = null!;

    /// <summary>The Region in messages, with the default membership when the current call uses it.</summary>
    private protected string Place =>
        $"in {Session.Connection.Label}" + (_input.DefaultMembership is { } membership ? $", membership {membership}" : "");

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        object? target = EndpointUrl ?? (Connection is [{ } only] ? only : (object?)Connection);
        ForEachSession(FindSessions, target, session =>
        {
            Session = session;
            Process();
        });
    }

    /// <summary>Processes the current pipeline object over one connection.</summary>
    private protected abstract void Process();

    /// <summary>The sessions of the connections, in their order.</summary>
    private protected IReadOnlyList<CleanRoomsSession> FindSessions() =>
        new ConnectionArguments(this, EndpointUrl, Region, ProfileName, Credential)
            .FindAll(Connection, SessionDefaults.Current.CleanRoomsML.Default, CleanRoomsSession.Of, CleanRoomsSession.Open);

    /// <summary>The input of the operation. Its membership defaults to the one in the ARN, then to the default one of the connection,
    /// unless the operation reads through the collaboration.</summary>
    private protected ApiInput Input(string? arn, params (string Member, object? Value)[] implied)
    {
        ApiInput input = ReadInput();
        foreach ((string member, object? value) in implied) input.Default(member, value);
        return WithMembership(Session, CleanRoomsInput.WithMembershipOf(arn, input));
    }

    /// <summary>Adds the default membership of the connection to an input that has none.</summary>
    private protected ApiInput WithMembership(CleanRoomsSession session, ApiInput input) => _input.WithMembership(session, input);

    /// <inheritdoc/>
    private protected override Task CompleteAsync(CallContext context, ApiInput input) => _input.WithArnsAsync(context, input);

    /// <inheritdoc/>
    private protected override ApiInput ReadInput() => _input.WithArns(Session, base.ReadInput());

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> RemoveNames(ApiInput arguments) => CleanRoomsInput.RemoveNames(arguments);
}
