namespace NeptuneMl.Core.Connections;

/// <summary>The SDK client of a connection, with the credentials and the options that its calls share.</summary>
internal abstract class ServiceSession(IAmazonService client, AWSCredentials credentials, ConnectionOptions options) : IDisposable
{
    /// <summary>The service's name in messages.</summary>
    public abstract string ServiceName { get; }

    /// <summary>The connection object that scripts use.</summary>
    public abstract ServiceConnection Connection { get; }

    /// <summary>The Region that ARNs in requests must have, or null when requests have no ARNs of the service.</summary>
    public virtual string? ResourceRegion => null;

    public AWSCredentials Credentials { get; } = credentials;

    /// <summary>The maximum number of attempts of a request.</summary>
    public int MaxAttempts => client.Config.MaxErrorRetry + 1;

    /// <summary>How the requests of the connection reach the service.</summary>
    public NetworkPath Network => NetworkPath.Of(options, allowsVia: this is NeptuneSession);

    /// <summary>The SDK client.</summary>
    public TClient Client<TClient>() => (TClient)client;

    /// <summary>Creates an HTTP client that connects as the SDK client does.</summary>
    public HttpClient CreateHttpClient() => client.Config.HttpClientFactory!.CreateHttpClient(client.Config);

    public void Dispose() => (client as IDisposable)?.Dispose();

    /// <summary>The options of this connection, overridden for one call.</summary>
    public ConnectionOptions With(ConnectionOptions forCall)
    {
        bool hasCredentials = forCall.Credentials is not null || forCall.ProfileName is not null;
        return options with
        {
            Region = forCall.Region ?? options.Region,
            SessionRegion = Connection.Region ?? options.SessionRegion,
            ProfileName = hasCredentials ? forCall.ProfileName : options.ProfileName,
            Credentials = hasCredentials ? forCall.Credentials : forCall.Unsigned || options.Unsigned ? options.Credentials : Credentials,
            CredentialSource = hasCredentials ? null : options.CredentialSource,
            Unsigned = forCall.Unsigned || options.Unsigned && !hasCredentials,
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
