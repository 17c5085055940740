namespace NeptuneMl.Core.Connections;

/// <summary>The SDK client of a connection, with the credentials and the options that its calls share.</summary>
internal abstract class ServiceSession : IDisposable
{
    private readonly IAmazonService _client;
    private readonly ConnectionOptions _options;

    protected ServiceSession(IAmazonService client, AWSCredentials credentials, ConnectionOptions options)
    {
        _client = client;
        _options = options;
        Credentials = credentials;
    }

    /// <summary>The service's name in messages.</summary>
    public abstract string ServiceName { get; }

    /// <summary>The connection object that scripts use.</summary>
    public abstract ServiceConnection Connection { get; }

    /// <summary>The Region that ARNs in requests must have, or null when requests have no ARNs of the service.</summary>
    public virtual string? ResourceRegion => null;

    public AWSCredentials Credentials { get; }

    /// <summary>The maximum number of attempts of a request.</summary>
    public int MaxAttempts => _client.Config.MaxErrorRetry + 1;

    /// <summary>The SDK client.</summary>
    public TClient Client<TClient>() => (TClient)_client;

    public void Dispose() => (_client as IDisposable)?.Dispose();

    /// <summary>The options of this connection, overridden for one call.</summary>
    public ConnectionOptions With(ConnectionOptions forCall)
    {
        bool hasCredentials = forCall.Credentials is not null || forCall.ProfileName is not null;
        return _options with
        {
            Region = forCall.Region ?? _options.Region,
            SessionRegion = Connection.Region ?? _options.SessionRegion,
            ProfileName = hasCredentials ? forCall.ProfileName : _options.ProfileName,
            Credentials = hasCredentials ? forCall.Credentials : forCall.Unsigned || _options.Unsigned ? _options.Credentials : Credentials,
            CredentialSource = hasCredentials ? null : _options.CredentialSource,
            Unsigned = forCall.Unsigned || _options.Unsigned && !hasCredentials,
        };
    }

    /// <summary>The session of a connection.</summary>
    /// <param name="connection">The connection; null for a result object that a script created.</param>
    /// <param name="connect">The cmdlet that creates such connections.</param>
    protected static TSession Of<TSession>(ServiceConnection? connection, string connect)
        where TSession : class
    {
        if (connection is null)
        {
            throw Failures.InvalidParameter(
                "InputObject", null, "must have a connection; read the resource with its Get cmdlet, and pipe that object");
        }

        if (connection.IsClosed)
        {
            throw new NeptuneMLException($"The connection to {connection} is closed.")
            {
                ErrorId = ErrorIds.ConnectionClosed,
                RecommendedAction = $"Create a new connection with {connect}.",
            };
        }
        return connection.Session as TSession ?? throw Failures.InvalidParameter(
            "Connection", null,
            "is a deserialized copy from a file, a job or another session and cannot send requests; "
            + $"create a connection with {connect}, and pass it with -Connection");
    }
}
