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
    // More rounds than this when the user asked for more attempts.
    private const int LeastRounds = 4;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(4);

    private readonly AWSCredentials _credentials;

    protected ServiceSession(TClient client, AWSCredentials credentials)
    {
        Client = client;
        _credentials = credentials;
    }

    /// <summary>The service's name in messages.</summary>
    public abstract string ServiceName { get; }

    protected TClient Client { get; }

    public void Dispose() => Client.Dispose();

    /// <summary>The session behind a handle.</summary>
    /// <param name="connection">The handle; null of a resource that was made by hand.</param>
    /// <param name="connect">The cmdlet that makes such handles.</param>
    protected static TSession Behind<TSession>(ServiceConnection? connection, string connect)
        where TSession : class
    {
        if (connection is null)
            throw Failures.InvalidParameter("InputObject", null, "did not come over a connection; read it with its Get cmdlet, and give what that writes");
        if (connection.IsClosed)
            throw new NeptuneMLException($"The connection to {connection} has been closed.") { ErrorId = "ConnectionClosed", RecommendedAction = $"Make a new one with {connect}." };
        return connection.Session as TSession ?? throw Failures.InvalidParameter(
            "Connection", null, $"has no client behind it, because it is a copy from a file, a job or another session; make a new one with {connect}, and give it with -Connection");
    }

    /// <summary>Sends a request that reads, or that may safely be sent twice.</summary>
    public Task<TResult> SendAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request, Func<TResponse, TResult> read,
        CallStream? stream, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest =>
        SendAsync(call, rules, request, read, stream, settlesByLooking: false, cancellationToken);

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
        int rounds = Math.Max(LeastRounds, Client.Config.MaxErrorRetry + 1);
        TimeSpan pause = s_firstPause;
        for (int round = 1; ; round++)
        {
            try
            {
                return await SendAsync(call, rules, request, read, stream, settlesByLooking: true, cancellationToken).ConfigureAwait(false);
            }
            catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.OutcomeUnknown || round > 1)
            {
                stream?.Verbose($"{failure.Operation}: {failure.Message} Looking whether it took effect.");
                if (await LookUpAsync(failure, look, rounds, stream, cancellationToken).ConfigureAwait(false) is { } found) return found;
                if (failure.ErrorId != ErrorIds.OutcomeUnknown || round == rounds) throw;
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
                pause = Longer(pause);
            }
        }
    }

    // That the change may have taken effect matters more than why this cannot be checked now; unless what responds is not the
    // service at all. A service that responds with a passing error is asked again.
    private static async Task<TResult?> LookUpAsync<TResult>(
        NeptuneMLException failure, Func<CancellationToken, Task<TResult?>> look, int rounds, CallStream? stream, CancellationToken cancellationToken)
        where TResult : class
    {
        TimeSpan pause = s_firstPause;
        for (int round = 1; ; round++)
        {
            try
            {
                return await look(cancellationToken).ConfigureAwait(false);
            }
            catch (NeptuneMLException blind) when (blind.ErrorId != ErrorIds.UnexpectedResponse)
            {
                stream?.Verbose($"{failure.Operation}: check {round} of {rounds} failed: {blind.Message}");
                if (blind.HttpStatus is null || !blind.IsRetryable || round == rounds) ExceptionDispatchInfo.Throw(failure);
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            pause = Longer(pause);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < s_longestPause ? pause * 2 : s_longestPause;

    private async Task<TResult> SendAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, Action<TRequest, RuleViolations> rules, TRequest request, Func<TResponse, TResult> read,
        CallStream? stream, bool settlesByLooking, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
    {
        CheckedRequest.Check(request, rules, ApiInput.ParameterOf);
        int version = (_credentials as SourcedCredentials)?.Version ?? 0;
        try
        {
            return await AttemptAsync(call, request, read, stream, settlesByLooking, cancellationToken).ConfigureAwait(false);
        }
        // Whoever is refused for the keys has changed nothing.
        catch (NeptuneMLException failure) when (Failures.IsOfKeys(failure))
        {
            if (_credentials is not SourcedCredentials sourced || !await sourced.RenewAsync(version).WaitAsync(cancellationToken).ConfigureAwait(false))
                throw Final(failure);
            stream?.Verbose($"{failure.Operation}: {failure.Message} There are other credentials now; trying again.");
        }

        return await AttemptAsync(call, request, read, stream, settlesByLooking, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResult> AttemptAsync<TRequest, TResponse, TResult>(
        Func<TClient, TRequest, CancellationToken, Task<TResponse>> call, TRequest request, Func<TResponse, TResult> read, CallStream? stream, bool settlesByLooking, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
    {
        CallTrace trace = new(request, stream, settlesByLooking, cancellationToken)
        {
            Answer = AnswerShape.Of(typeof(TResponse)),
        };
        CallTrace.Current = trace;
        try
        {
            return read(await call(Client, request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // What was answered with success may have taken effect, also when nobody can read the answer.
            bool accepted = settlesByLooking && trace.HttpStatus is >= 200 and < 300;
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
        && failure.ErrorId is "ResourceNotFound" or "MLResourceNotFound";

    private NeptuneMLException Final(NeptuneMLException failure) =>
        failure.ErrorId == ErrorIds.CredentialsExpired && !CredentialInput.MayChange(_credentials) ? failure.ForGood("Connect again with credentials that are valid.") : failure;
}
