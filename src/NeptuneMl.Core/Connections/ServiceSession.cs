using System.Runtime.ExceptionServices;
using Amazon.Runtime;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Connections;

/// <summary>The one client of a connection, and the way every call goes through it.</summary>
internal abstract class ServiceSession<TClient> : IDisposable
    where TClient : IAmazonService, IDisposable
{
    // How often a lost change is looked up while the service responds with passing errors; more often when the user asked for more attempts.
    private const int LeastChecks = 4;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(4);

    private readonly AWSCredentials _credentials;
    private readonly ConnectionOptions _options;

    protected ServiceSession(TClient client, AWSCredentials credentials, ConnectionOptions options)
    {
        Client = client;
        _credentials = credentials;
        _options = options;
    }

    /// <summary>The service's name in messages.</summary>
    public abstract string ServiceName { get; }

    /// <summary>The Region that the service's ARNs must have, or null when requests have none.</summary>
    protected virtual string? ResourceRegion => null;

    protected TClient Client { get; }

    public void Dispose() => Client.Dispose();

    /// <summary>This connection's options, with what was given for one call in the place of what it replaces.</summary>
    /// <param name="given">What was given for the call.</param>
    /// <param name="region">The Region of this connection.</param>
    protected ConnectionOptions With(ConnectionOptions given, string? region)
    {
        bool hasCredentials = given.Credentials is not null || given.ProfileName is not null;
        return _options with
        {
            Region = given.Region ?? _options.Region,
            SessionRegion = region ?? _options.SessionRegion,
            ProfileName = hasCredentials ? given.ProfileName : _options.ProfileName,
            Credentials = hasCredentials ? given.Credentials : given.Unsigned || _options.Unsigned ? _options.Credentials : _credentials,
            CredentialSource = hasCredentials ? null : _options.CredentialSource,
            Unsigned = given.Unsigned || _options.Unsigned && !hasCredentials,
        };
    }

    /// <summary>The session behind a handle.</summary>
    /// <param name="connection">The handle; null of a resource that was made by hand.</param>
    /// <param name="connect">The cmdlet that makes such handles.</param>
    protected static TSession SessionOf<TSession>(ServiceConnection? connection, string connect)
        where TSession : class
    {
        if (connection is null)
            throw Failures.InvalidParameter("InputObject", null, "did not come over a connection; read it with its Get cmdlet, and give what that writes");
        if (connection.IsClosed)
            throw new NeptuneMLException($"The connection to {connection} has been closed.") { ErrorId = ErrorIds.ConnectionClosed, RecommendedAction = $"Make a new one with {connect}." };
        return connection.Session as TSession ?? throw Failures.InvalidParameter(
            "Connection", null, $"has no client behind it, because it is a copy from a file, a job or another session; make a new one with {connect}, and give it with -Connection");
    }

    /// <summary>Sends a request that reads, or that may safely be sent twice.</summary>
    public Task<TResult> SendAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request, Func<TResponse, TResult> read,
        CallStream? stream, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest =>
        SendAsync(call, rules, request, read, stream, isSettledByLookup: false, sent: 0, cancellationToken);

    /// <summary>
    /// Sends a change that must not happen twice. An attempt whose outcome is unknown is settled by <paramref name="look"/>:
    /// what it finds is the result; when it finds nothing the change is sent again.
    /// </summary>
    public async Task<TResult> ChangeOnceAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request, Func<TResponse, TResult> read,
        Func<CancellationToken, Task<TResult?>> look, CallStream? stream, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResult : class
    {
        int allowed = Client.Config.MaxErrorRetry + 1;
        int checks = Math.Max(LeastChecks, allowed);
        int sent = 0;
        TimeSpan pause = s_firstPause;
        for (int round = 1; ; round++)
        {
            try
            {
                return await SendAsync(call, rules, request, read, stream, isSettledByLookup: true, sent, cancellationToken).ConfigureAwait(false);
            }
            catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.OutcomeUnknown || round > 1)
            {
                stream?.Verbose($"{failure.Operation}: {failure.Message} Looking whether it took effect.");
                if (await LookUpAsync(failure, look, checks, stream, cancellationToken).ConfigureAwait(false) is { } found) return found;
                sent = failure.Attempts;
                if (failure.ErrorId != ErrorIds.OutcomeUnknown || sent >= allowed) throw;
                await Task.Delay(AtLeast(failure.RetryAfter, pause), cancellationToken).ConfigureAwait(false);
                pause = Longer(pause);
            }
        }
    }

    private static TimeSpan AtLeast(TimeSpan? asked, TimeSpan pause) => asked is { } time && RetryAfter.Bounded(time) > pause ? RetryAfter.Bounded(time) : pause;

    // That the change may have taken effect matters more than why this cannot be checked now; unless what responds is not the
    // service at all. A service that responds with a passing error is asked again.
    private static async Task<TResult?> LookUpAsync<TResult>(
        NeptuneMLException failure, Func<CancellationToken, Task<TResult?>> look, int rounds, CallStream? stream, CancellationToken cancellationToken)
        where TResult : class
    {
        TimeSpan pause = s_firstPause;
        for (int round = 1; ; round++)
        {
            TimeSpan? asked;
            try
            {
                return await look(cancellationToken).ConfigureAwait(false);
            }
            catch (NeptuneMLException blind) when (blind.ErrorId != ErrorIds.UnexpectedResponse)
            {
                stream?.Verbose($"{failure.Operation}: check {round} of {rounds} failed: {blind.Message}");
                if (blind.HttpStatus is null || !blind.IsRetryable || round == rounds) ExceptionDispatchInfo.Throw(failure);
                asked = blind.RetryAfter;
            }

            await Task.Delay(AtLeast(asked, pause), cancellationToken).ConfigureAwait(false);
            pause = Longer(pause);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < s_longestPause ? pause * 2 : s_longestPause;

    private async Task<TResult> SendAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request, Func<TResponse, TResult> read,
        CallStream? stream, bool isSettledByLookup, int sent, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
    {
        CheckedRequest.Check(request, rules, ApiInput.ParameterOf, ResourceRegion);
        int version = (_credentials as SourcedCredentials)?.Version ?? 0;
        try
        {
            return await AttemptAsync(call, request, read, stream, isSettledByLookup, sent, cancellationToken).ConfigureAwait(false);
        }
        // Whoever is refused for the keys has changed nothing.
        catch (NeptuneMLException failure) when (Failures.IsOfKeys(failure))
        {
            if (_credentials is not SourcedCredentials sourced || !await sourced.RenewAsync(version).WaitAsync(cancellationToken).ConfigureAwait(false))
                throw Final(failure);
            // The next call has the new credentials.
            if (failure.Attempts > Client.Config.MaxErrorRetry) throw;
            stream?.Verbose($"{failure.Operation}: {failure.Message} There are other credentials now; trying again.");
            sent = failure.Attempts;
        }

        return await AttemptAsync(call, request, read, stream, isSettledByLookup, sent, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResult> AttemptAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, TRequest request, Func<TResponse, TResult> read, CallStream? stream, bool isSettledByLookup, int sent, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
    {
        CallTrace trace = new(request, stream, isSettledByLookup, cancellationToken)
        {
            Answer = AnswerShape.Of(typeof(TResponse)),
            Before = sent,
            Allowed = Client.Config.MaxErrorRetry + 1,
        };
        CallTrace.Current = trace;
        try
        {
            return read(await call(Client, request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // What was answered with success may have taken effect, also when nobody can read the answer.
            bool accepted = isSettledByLookup && trace.HttpStatus is >= 200 and < 300;
            NeptuneMLException failure = Failures.From(accepted ? new OutcomeUnknownException(exception) : exception, ServiceName, trace);
            if (!IsRemoved(trace, failure)) throw failure;
            stream?.Verbose($"{trace.Operation}: what it removes is gone; an attempt whose answer was lost had its effect.");
            return read(Activator.CreateInstance<TResponse>());
        }
    }

    // A removal that is repeated finds nothing when the attempt before did remove it. The answers to removals say nothing.
    private static bool IsRemoved(CallTrace trace, NeptuneMLException failure) =>
        trace.MayHaveTakenEffect
        && trace.Operation.StartsWith("Delete", StringComparison.Ordinal)
        && failure.ErrorId is ErrorIds.ResourceNotFound or ErrorIds.MLResourceNotFound;

    private NeptuneMLException Final(NeptuneMLException failure) =>
        failure.ErrorId == ErrorIds.CredentialsExpired && !CredentialInput.MayChange(_credentials) ? failure.AsPermanent($"Connect again with valid credentials: {CmdletNames.Connect(ServiceName)} -Credential or -ProfileName.") : failure;
}
