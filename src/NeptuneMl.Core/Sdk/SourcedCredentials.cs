using Amazon.Runtime;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Credentials that are found by the SDK's rules when they are first needed, say where they were looked for when there are none,
/// and can be looked for again when a service says that they are no longer good.
/// </summary>
internal sealed class SourcedCredentials : AWSCredentials
{
    // A program that gives credentials may hang.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    // Many calls may learn at once that keys have expired, and the source may be a program or a service.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Func<AWSCredentials> _find;
    private readonly TimeProvider _clock;
    private readonly object _gate = new();
    private AWSCredentials? _found;
    private ImmutableCredentials? _given;
    private Task<bool>? _renewal;
    private long _renewedAt;
    private int _version;

    /// <param name="find">Finds credentials.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="found">What is used first, or null to find it when it is needed.</param>
    public SourcedCredentials(Func<AWSCredentials> find, TimeProvider clock, AWSCredentials? found = null)
    {
        _find = find;
        _clock = clock;
        _found = found;
    }

    /// <summary>How often other keys have been found than at first.</summary>
    public int Version => Volatile.Read(ref _version);

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return _given = Found().GetCredentials();
        }
        catch (Exception exception)
        {
            Forget();
            throw Missing(exception);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return _given = await Found().GetCredentialsAsync().WaitAsync(s_patience, _clock).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Forget();
            throw Missing(exception);
        }
    }

    /// <summary>Looks for credentials again; once for all who ask at about the same time.</summary>
    /// <param name="version">The version that was refused.</param>
    /// <returns>Whether there are others now than those that were refused.</returns>
    public Task<bool> RenewAsync(int version)
    {
        lock (_gate)
        {
            if (Version != version) return Task.FromResult(true);
            if (_renewal is { IsCompleted: false }) return _renewal;
            if (_renewal is not null && _clock.GetElapsedTime(_renewedAt) < s_pause) return Task.FromResult(false);
            _renewedAt = _clock.GetTimestamp();
            return _renewal = Task.Run(FindOthersAsync);
        }
    }

    private async Task<bool> FindOthersAsync()
    {
        try
        {
            AWSCredentials found = _find();
            ImmutableCredentials keys = await found.GetCredentialsAsync().WaitAsync(s_patience, _clock).ConfigureAwait(false);
            // All of them: who reads a file while it is written may get the id of one key and the secret of another.
            if (_given is { } given && (keys.AccessKey, keys.SecretKey, keys.Token) == (given.AccessKey, given.SecretKey, given.Token)) return false;
            _found = found;
            Interlocked.Increment(ref _version);
            return true;
        }
        // Whatever the source says; it may have some the next time.
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    // Calls that overlap share one object, which asks its source once for all of them.
    private AWSCredentials Found()
    {
        lock (_gate) return _found ??= _find();
    }

    // A source that failed may be another one the next time, such as after its profile was edited.
    private void Forget()
    {
        lock (_gate) _found = null;
    }

    private NeptuneMLException Missing(Exception exception)
    {
        NeptuneMLException? known = exception as NeptuneMLException;
        if (_given is not null)
            return new($"The AWS credentials could not be renewed: {exception.Message}", known is null ? exception : null)
            {
                ErrorId = ErrorIds.CredentialsExpired,
                IsRetryable = true,
                RecommendedAction = known?.RecommendedAction ?? "Sign in again, or renew the credentials where they come from.",
            };
        return known ?? new($"No AWS credentials were found. {exception.Message}", exception)
        {
            ErrorId = ErrorIds.CredentialsMissing,
            ParameterName = "Credential",
            RecommendedAction = DefaultCredentials.Advice,
        };
    }
}
