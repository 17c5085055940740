using System.Runtime.ExceptionServices;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// One call of an operation: its attempts, the retry with refreshed credentials, and the lookup that settles an unknown outcome.
/// </summary>
/// <param name="context">The context of the call.</param>
/// <param name="request">The checked request.</param>
/// <param name="send">Sends the request through the SDK's client.</param>
/// <param name="read">Reads the result from the response.</param>
internal sealed class ServiceCall<TResponse, TResult>(
    CallContext context, AmazonWebServiceRequest request, Func<CancellationToken, Task<TResponse>> send, Func<TResponse, TResult> read)
    where TResponse : AmazonWebServiceResponse
    where TResult : class
{
    // How often a lost change is looked up while the service responds with transient errors. Raised by a higher -MaxAttempts.
    private const int MinLookups = 4;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(4);

    /// <summary>Sends a request that reads, or that is safe to send twice.</summary>
    public Task<TResult> SendAsync() => SendAsync(isSettledByLookup: false, sent: 0);

    /// <summary>
    /// Sends a change that must not happen twice. When the outcome of an attempt is unknown, the resource is looked up: a match is the
    /// result; without a match the change is sent again.
    /// </summary>
    /// <param name="lookUp">Looks up the resource; returns null when it does not exist.</param>
    public async Task<TResult> SendOnceAsync(Func<Task<TResult?>> lookUp)
    {
        int allowed = context.Session.MaxAttempts;
        int sent = 0;
        TimeSpan pause = s_firstPause;
        for (int round = 1; ; round++)
        {
            try
            {
                return await SendAsync(isSettledByLookup: true, sent).ConfigureAwait(false);
            }
            catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.OutcomeUnknown || round > 1)
            {
                context.Log?.Verbose($"{failure.Operation}: {failure.Message} Checking whether it took effect.");
                if (await SettleAsync(failure, lookUp, Math.Max(MinLookups, allowed)).ConfigureAwait(false) is { } found) return found;
                sent = failure.Attempts;
                if (failure.ErrorId != ErrorIds.OutcomeUnknown || sent >= allowed) throw;
                await PauseAsync(failure.RetryAfter, pause).ConfigureAwait(false);
                pause = Longer(pause);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < s_longestPause ? pause * 2 : s_longestPause;

    // A removal that is repeated finds nothing when the attempt before had its effect. Responses to removals have no members.
    private static bool IsRemoved(CallTrace trace, NeptuneMLException failure) =>
        trace.MayHaveTakenEffect
        && trace.Operation.StartsWith("Delete", StringComparison.Ordinal)
        && failure.ErrorId is ErrorIds.ResourceNotFound or ErrorIds.MLResourceNotFound;

    // A lookup that fails does not hide that the change may have taken effect, unless the response is not the service's at all.
    // A lookup that gets a transient error is repeated.
    private async Task<TResult?> SettleAsync(NeptuneMLException failure, Func<Task<TResult?>> lookUp, int rounds)
    {
        TimeSpan pause = s_firstPause;
        for (int round = 1; ; round++)
        {
            TimeSpan? retryAfter;
            try
            {
                return await lookUp().ConfigureAwait(false);
            }
            catch (NeptuneMLException unsettled) when (unsettled.ErrorId != ErrorIds.UnexpectedResponse)
            {
                context.Log?.Verbose($"{failure.Operation}: check {round} of {rounds} failed: {unsettled.Message}");
                if (unsettled.HttpStatus is null || !unsettled.IsRetryable || round == rounds) ExceptionDispatchInfo.Throw(failure);
                retryAfter = unsettled.RetryAfter;
            }

            await PauseAsync(retryAfter, pause).ConfigureAwait(false);
            pause = Longer(pause);
        }
    }

    private Task PauseAsync(TimeSpan? retryAfter, TimeSpan pause) => Task.Delay(
        retryAfter is { } time && RetryAfter.Bounded(time) > pause ? RetryAfter.Bounded(time) : pause, context.CancellationToken);

    private async Task<TResult> SendAsync(bool isSettledByLookup, int sent)
    {
        SourcedCredentials? sourced = context.Session.Credentials as SourcedCredentials;
        int version = sourced?.Version ?? 0;
        try
        {
            return await AttemptAsync(isSettledByLookup, sent).ConfigureAwait(false);
        }
        // A request rejected for its credentials had no side effects, so it is safe to retry.
        catch (NeptuneMLException failure) when (failure.HasRejectedCredentials)
        {
            if (sourced is null || !await sourced.RefreshAsync(version).WaitAsync(context.CancellationToken).ConfigureAwait(false))
                throw AsFinal(failure);
            // The next call uses the new credentials.
            if (failure.Attempts >= context.Session.MaxAttempts) throw;
            context.Log?.Verbose($"{failure.Operation}: {failure.Message} Retrying with refreshed credentials.");
            sent = failure.Attempts;
        }

        return await AttemptAsync(isSettledByLookup, sent).ConfigureAwait(false);
    }

    private async Task<TResult> AttemptAsync(bool isSettledByLookup, int sent)
    {
        CallTrace trace = new(request, context.Log, isSettledByLookup, context.CancellationToken)
        {
            Schema = ResponseSchema.Of(typeof(TResponse)),
            PreviousAttempts = sent,
            MaxAttempts = context.Session.MaxAttempts,
        };
        CallTrace.Current = trace;
        try
        {
            return read(await send(context.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested))
        {
            // A successful response means that the change may have taken effect, even when the response cannot be read.
            bool accepted = isSettledByLookup && trace.HttpStatus is >= 200 and < 300;
            NeptuneMLException failure = Failures.From(
                accepted ? new OutcomeUnknownException(exception) : exception, context.Session.ServiceName, trace);
            if (!IsRemoved(trace, failure)) throw failure;
            context.Log?.Verbose($"{trace.Operation}: the resource no longer exists; an attempt without a response removed it.");
            return read(Activator.CreateInstance<TResponse>());
        }
    }

    private NeptuneMLException AsFinal(NeptuneMLException failure) =>
        failure.ErrorId == ErrorIds.CredentialsExpired && !CredentialInput.CanRefresh(context.Session.Credentials)
            ? failure.AsPermanent(
                $"Connect again with valid credentials: {CmdletNames.Connect(context.Session.ServiceName)} -Credential or -ProfileName.")
            : failure;
}
