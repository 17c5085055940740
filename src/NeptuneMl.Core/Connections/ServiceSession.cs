using Amazon.Runtime;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Connections;

/// <summary>The SDK client of a connection, and what its calls share.</summary>
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

    /// <summary>The connection that scripts hold.</summary>
    public abstract ServiceConnection Connection { get; }

    /// <summary>The Region that ARNs in requests must have, or null when requests have no ARNs of the service.</summary>
    public virtual string? ResourceRegion => null;

    public AWSCredentials Credentials { get; }

    /// <summary>How often a request may be sent.</summary>
    public int MaxAttempts => _client.Config.MaxErrorRetry + 1;

    /// <summary>The SDK client.</summary>
    public TClient Client<TClient>() => (TClient)_client;

    public void Dispose() => (_client as IDisposable)?.Dispose();

    /// <summary>The options of this connection with the values for one call in place of its own.</summary>
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
    /// <param name="connection">The connection; null for a result that a script made.</param>
    /// <param name="connect">The cmdlet that makes such connections.</param>
    protected static TSession Of<TSession>(ServiceConnection? connection, string connect)
        where TSession : class
    {
        if (connection is null)
            throw Failures.InvalidParameter("InputObject", null, "must have a connection; read the resource with its Get cmdlet, and pipe that result");
        if (connection.IsClosed)
            throw new NeptuneMLException($"The connection to {connection} has been closed.") { ErrorId = ErrorIds.ConnectionClosed, RecommendedAction = $"Make a new one with {connect}." };
        return connection.Session as TSession ?? throw Failures.InvalidParameter(
            "Connection", null, $"has no client, because it is a copy from a file, a job or another session; make a new one with {connect}, and pass it with -Connection");
    }
}
