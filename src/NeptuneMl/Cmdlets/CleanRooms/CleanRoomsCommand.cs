using NeptuneMl.Core.Results;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>A cmdlet that calls Clean Rooms ML.</summary>
public abstract class CleanRoomsCommand : PipelineCommand
{
    private const string Membership = "membershipIdentifier";
    private const string Collaboration = "collaborationIdentifier";

    private readonly Dictionary<string, string> _arns = [];
    private string? _defaultMembership;

    private protected CleanRoomsCommand() { }

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
        $"in {Session.Connection.Label}" + (_defaultMembership is null ? "" : $", membership {_defaultMembership}");

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
        if (input.HasParameterFor(Membership) && input.Find(Collaboration) is null)
            input.Default(Membership, Arns.MembershipOf(arn));
        return WithMembership(Session, input);
    }

    /// <summary>Adds the default membership of the connection to an input that has none.</summary>
    /// <exception cref="NeptuneMLException">The input needs a membership, and the connection has no default one.</exception>
    private protected ApiInput WithMembership(CleanRoomsSession session, ApiInput input)
    {
        _defaultMembership = null;
        bool isSpecified = (input.Find(Membership) ?? input.Find(Collaboration)) is not null;
        if (isSpecified || !input.HasParameterFor(Membership)) return input;
        if (session.Connection.MembershipIdentifier is { } membership)
        {
            input.Default(Membership, membership);
            _defaultMembership = membership;
            if (input.MayBePiped is null)
                Calls.WriteVerbose($"Using the default membership of the connection, {membership}.");
        }
        else if (input.MayBePiped?.Invoke(Membership) != true)
        {
            throw new NeptuneMLException("-MembershipIdentifier is required.")
            {
                ErrorId = ErrorIds.InvalidParameter,
                ParameterName = "MembershipIdentifier",
                RecommendedAction = "Specify -MembershipIdentifier, or set the default of the session with "
                    + "Connect-CleanRoomsML -MembershipIdentifier. Nothing was sent.",
            };
        }

        return input;
    }

    /// <inheritdoc/>
    private protected override ApiInput ReadInput()
    {
        ApiInput input = base.ReadInput();
        foreach (ApiInputMember member in input.Members.Where(HasName).ToArray())
            input.Replace(member.Path, (parameter, value) => WithArns(parameter, value, input));
        return input;
    }

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> RemoveNames(ApiInput arguments)
    {
        string[] paths = [.. arguments.Members.Where(HasName).Select(member => member.Path)];
        foreach (string path in paths) arguments.Remove(path);
        return paths;
    }

    private static bool HasName(ApiInputMember member) => member.Value switch
    {
        DataChannel[] channels => Array.Exists(channels, channel => IsName(channel.MLInputChannelArn)),
        IncrementalTrainingDataChannel[] channels => Array.Exists(channels, channel => IsName(channel.TrainedModelArn)),
        _ when ResourceName.OfKey(member.Parameter) is null => false,
        string text => IsName(text),
        string[] texts => Array.Exists(texts, IsName),
        _ => false,
    };

    private static bool IsName(string? text) => text is not null && ResourceNames.IsName(text);

    private object WithArns(string parameter, object value, ApiInput input) => value switch
    {
        DataChannel[] channels => Array.ConvertAll(channels, channel => new DataChannel
        {
            ChannelName = channel.ChannelName,
            MLInputChannelArn = ArnOf(nameof(channel.MLInputChannelArn), channel.MLInputChannelArn, input),
            S3DataDistributionType = channel.S3DataDistributionType,
        }),
        IncrementalTrainingDataChannel[] channels => Array.ConvertAll(channels, channel => new IncrementalTrainingDataChannel
        {
            ChannelName = channel.ChannelName,
            TrainedModelArn = ArnOf(nameof(channel.TrainedModelArn), channel.TrainedModelArn, input),
            VersionIdentifier = channel.VersionIdentifier,
            ModelName = channel.ModelName,
        }),
        string[] texts => Array.ConvertAll(texts, text => ArnOf(parameter, text, input)!),
        _ => ArnOf(parameter, (string)value, input)!,
    };

    // A name with wildcards is for the list of a Get cmdlet.
    private string? ArnOf(string parameter, string? text, ApiInput input)
    {
        if (!IsName(text) || Wildcard.IsPattern(text!)) return text;
        ResultScope scope = new()
        {
            MembershipIdentifier = input.Find(Membership) as string
                ?? input.Members.Select(member => Arns.MembershipOf(member.Value as string)).FirstOrDefault(found => found is not null)
                ?? Session.Connection.MembershipIdentifier,
            CollaborationIdentifier = input.Find(Collaboration) as string,
        };
        string key = $"{Session.Connection} {parameter} {scope.MembershipIdentifier} {scope.CollaborationIdentifier} {text}";
        if (_arns.TryGetValue(key, out string? known)) return known;
        string arn = Calls.Run(
            Session, context => ResourceNames.FindArnAsync(context, ResourceName.OfKey(parameter)!, parameter, text!, scope));
        Calls.WriteVerbose(Printable.Text($"-{parameter} '{text}' is {arn}."));
        return _arns[key] = arn;
    }
}
