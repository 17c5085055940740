namespace NeptuneMl.Core.Sdk;

/// <summary>Credentials that are resolved when they are first needed, and resolved again when a service rejects them as expired. When none
/// are found, the error lists the sources that were tried.</summary>
/// <param name="resolve">Resolves the credentials.</param>
/// <param name="clock">The clock.</param>
/// <param name="initial">The credentials to use first, or null to resolve them when they are first needed.</param>
internal sealed class SourcedCredentials(Func<AWSCredentials> resolve, TimeProvider clock, AWSCredentials? initial = null) : AWSCredentials
{
    // A credential_process may hang.
    private static readonly TimeSpan s_resolveTimeout = TimeSpan.FromMinutes(1);

    // Many concurrent calls may be rejected at once, and the source may be a process or a service.
    private static readonly TimeSpan s_minRefreshInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private AWSCredentials? _resolved = initial;
    private ImmutableCredentials? _last;
    private Task<bool>? _refresh;
    private long _refreshedAt;
    private int _version;

    /// <summary>The network settings of the connection that needs the credentials, or null.</summary>
    public NetworkPath? Network { get; init; }

    /// <summary>How many times a refresh has found other credentials.</summary>
    public int Version => Volatile.Read(ref _version);

    // An async method restores the execution context, and with it CredentialClients.Network.
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        CredentialClients.Network = Network;
        try
        {
            return _last = await Resolved().GetCredentialsAsync().WaitAsync(s_resolveTimeout, clock).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Reset();
            throw Missing(exception);
        }
    }

    /// <summary>Resolves the credentials again, once for concurrent calls.</summary>
    /// <param name="version">The <see cref="Version"/> that was rejected.</param>
    /// <returns>Whether the credentials now differ from the rejected ones.</returns>
    public Task<bool> RefreshAsync(int version)
    {
        lock (_gate)
        {
            if (Version != version) return Task.FromResult(true);
            if (_refresh is { IsCompleted: false }) return _refresh;
            if (_refresh is not null && clock.GetElapsedTime(_refreshedAt) < s_minRefreshInterval) return Task.FromResult(false);
            _refreshedAt = clock.GetTimestamp();
            return _refresh = Task.Run(ResolveAgainAsync);
        }
    }

    private async Task<bool> ResolveAgainAsync()
    {
        CredentialClients.Network = Network;
        try
        {
            AWSCredentials resolved = resolve();
            ImmutableCredentials current = await resolved.GetCredentialsAsync().WaitAsync(s_resolveTimeout, clock).ConfigureAwait(false);
            // Compares all members: a file that is being written may have the id of one access key and the secret of another.
            if (_last is { } last && (current.AccessKey, current.SecretKey, current.Token) == (last.AccessKey, last.SecretKey, last.Token))
                return false;
            _resolved = resolved;
            Interlocked.Increment(ref _version);
            return true;
        }
        // Any failure of the source: the next refresh may succeed.
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    // Concurrent calls share one object, which reads its source once for all of them.
    private AWSCredentials Resolved()
    {
        lock (_gate) return _resolved ??= resolve();
    }

    // After a failure the next call resolves from the start: the profile may have been edited.
    private void Reset()
    {
        lock (_gate) _resolved = null;
    }

    private NeptuneMLException Missing(Exception exception)
    {
        NeptuneMLException? known = exception as NeptuneMLException;
        if (_last is not null)
        {
            return new($"The AWS credentials could not be refreshed: {exception.Message}", known is null ? exception : null)
            {
                ErrorId = ErrorIds.CredentialsExpired,
                IsRetryable = true,
                RecommendedAction = known?.RecommendedAction ?? "Sign in again, or refresh the credentials at their source.",
            };
        }

        return known ?? new($"No AWS credentials were found. {exception.Message}", exception)
        {
            ErrorId = ErrorIds.CredentialsMissing,
            ParameterName = "Credential",
            RecommendedAction = DefaultCredentials.Advice,
        };
    }
}
