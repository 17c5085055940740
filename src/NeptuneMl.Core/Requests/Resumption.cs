using System.Globalization;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Requests;

/// <summary>The result of the lookup of <c>-Resume</c>.</summary>
/// <param name="Attempt">The change to send when nothing was found.</param>
/// <param name="Existing">The resource that an earlier run created, or null if no resource exists.</param>
/// <param name="Failure">Why the existing job is not adopted, or null when it is.</param>
internal sealed record Resumption<TResult>(Change<TResult> Attempt, TResult? Existing, NeptuneMLException? Failure)
    where TResult : class
{
    // Each attempt before the last one costs a request.
    private const int MostAttempts = 99;

    /// <summary>Looks up what an earlier run created: the first attempt, or the latest one where failed jobs are started again.</summary>
    /// <param name="change">The first attempt.</param>
    /// <param name="kind">What it creates, in words.</param>
    /// <param name="restartsFailed">Whether a job that failed or was stopped is started again.</param>
    /// <param name="stream">Where the lookup writes its messages.</param>
    /// <param name="cancellationToken">Ends the lookup.</param>
    public static async Task<Resumption<TResult>> OfAsync(
        Change<TResult> change, string kind, bool restartsFailed, CallStream? stream, CancellationToken cancellationToken)
    {
        Change<TResult> attempt = change;
        for (int number = 1; ; number++)
        {
            if (await attempt.FindAsync!(stream, cancellationToken).ConfigureAwait(false) is not { } found) return new Resumption<TResult>(attempt, null, null);
            if (found is not MLResource { State: JobState.Failed or JobState.Stopped } ended)
            {
                stream?.Verbose($"The {kind} '{attempt.Key}' exists already and is adopted{Described(found)}.{NotCompared(attempt.NotShown(found))}");
                return new Resumption<TResult>(attempt, found, null);
            }

            Change<TResult>? next = number < MostAttempts ? change.Attempt?.Invoke(number + 1) : null;
            if (!restartsFailed || next is null)
                return new Resumption<TResult>(attempt, found, ResumeFailures.Ended(ended, attempt.Key, change.KeyParameter, next?.Key));
            stream?.Verbose($"{JobEnd.Failure(ended, attempt.Key).Message} The next attempt is '{next.Key}'.");
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
