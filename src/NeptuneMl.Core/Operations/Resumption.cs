using System.Globalization;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Operations;

/// <summary>Sends a change unless an earlier run created its resource, which is then adopted: <c>-Resume</c> and <c>-RestartFailed</c>.</summary>
/// <param name="change">The change of the first attempt.</param>
/// <param name="restartsFailed">Whether a job that failed or was stopped is started again.</param>
internal sealed class Resumption<TResult>(Change<TResult> change, bool restartsFailed)
    where TResult : class
{
    // Each attempt before the last one costs a request.
    private const int MaxAttempts = 99;

    /// <returns>The created or adopted resource; null when the existing one has failed, which has been written as an error.</returns>
    public async Task<TResult?> RunAsync(CallContext context)
    {
        ResumePoint<TResult> point = await FindAsync(context).ConfigureAwait(false);
        if (point.Existing is null)
        {
            try
            {
                return await point.Attempt.StartAsync(context).ConfigureAwait(false);
            }
            catch (NeptuneMLException rejection) when (rejection.HttpStatus is 400 or 409)
            {
                // Another run may have created it since the lookup, or the request of a killed run may have arrived.
                point = await FindAsync(context).ConfigureAwait(false);
                if (point.Existing is null) throw;
            }
        }

        if (point.Failure is not { } failure) return point.Existing;
        await context.Log!.FailAsync(failure, point.Existing, context.CancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Looks up what an earlier run created: of the first attempt, or of the latest one where failed jobs are started again.</summary>
    public async Task<ResumePoint<TResult>> FindAsync(CallContext context)
    {
        Change<TResult> attempt = change;
        for (int number = 1; ; number++)
        {
            if (await attempt.FindEarlierAsync(context).ConfigureAwait(false) is not { } found) return new(attempt, null, null);
            if (found is not MLResource { State: JobState.Failed or JobState.Stopped } ended)
            {
                context.Log?.Verbose($"The {change.Kind} '{attempt.Key}' exists already and is adopted{Described(found)}.{NotCompared(attempt.NotShown(found))}");
                return new(attempt, found, null);
            }

            Change<TResult>? next = number < MaxAttempts ? change.Attempt?.Invoke(number + 1) : null;
            if (!restartsFailed || next is null) return new(attempt, found, ResumeFailures.Ended(ended, attempt.Key, change.KeyParameter, next?.Key));
            context.Log?.Verbose($"{JobEnd.Failure(ended, attempt.Key).Message} The next attempt is '{next.Key}'.");
            attempt = next;
        }
    }

    private static string NotCompared(IReadOnlyList<string> parameters) => parameters.Count == 0 ? ""
        : $" Not compared with the request, because the service does not show them: {string.Join(", ", parameters.Select(parameter => $"-{parameter}"))}.";

    private static string Described(TResult found)
    {
        string status = found is MLResource { Status: { } text } ? $": status {text}" : "";
        DateTimeOffset? created = (found as MLResource)?.CreationTime ?? (found as INamedResource)?.CreationTime;
        return created is { } time ? string.Create(CultureInfo.InvariantCulture, $"{(status.Length > 0 ? $"{status}," : ":")} created {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}") : status;
    }
}
