namespace NeptuneMl.Core.Operations;

/// <summary>
/// Implements <c>-Resume</c> and <c>-RestartFailed</c>: adopts the resource that an earlier run created, or sends the change when none
/// exists.
/// </summary>
/// <param name="change">The change of the first attempt.</param>
/// <param name="restartsFailed">Whether to restart a job that failed or was stopped.</param>
internal sealed class Resumption<TResult>(Change<TResult> change, bool restartsFailed)
    where TResult : class
{
    // Bounds the lookups: each existing attempt costs one request.
    private const int MaxAttempts = 99;

    /// <returns>The created or adopted resource; null when the existing one has failed, after writing the error.</returns>
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
                // Another run may have created it since the lookup, or the service may have received the request of a killed run late.
                point = await FindAsync(context).ConfigureAwait(false);
                if (point.Existing is null) throw;
            }
        }

        if (point.Failure is not { } failure) return point.Existing;
        await context.Log!.FailAsync(failure, point.Existing, context.CancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Looks up the resource that an earlier run created: of the first attempt, or of the latest one with
    /// -RestartFailed.</summary>
    public async Task<ResumePoint<TResult>> FindAsync(CallContext context)
    {
        Change<TResult> attempt = change;
        for (int number = 1; ; number++)
        {
            if (await attempt.FindEarlierAsync!(context).ConfigureAwait(false) is not { } found) return new(attempt, null, null);
            if (found is not MLResource { State: JobState.Failed or JobState.Stopped } ended)
            {
                context.Log?.Verbose(
                    $"The {change.Kind} '{attempt.Key}' already exists and is adopted{Described(found)}."
                    + NotCompared(attempt.NotReturned(found)));
                return new(attempt, found, null);
            }

            Change<TResult>? next = number < MaxAttempts ? change.Attempt?.Invoke(number + 1) : null;
            if (!restartsFailed || next is null)
                return new(attempt, found, ResumeFailures.Ended(ended, attempt.Key, change.KeyParameter, next?.Key));
            context.Log?.Verbose($"{JobEnd.Failure(ended, attempt.Key).Message} The next attempt is '{next.Key}'.");
            attempt = next;
        }
    }

    private static string NotCompared(IReadOnlyList<string> parameters) => parameters.Count == 0 ? ""
        : " Not compared with the request, because the service does not return them: "
            + $"{string.Join(", ", parameters.Select(parameter => $"-{parameter}"))}.";

    private static string Described(TResult found)
    {
        string status = found is MLResource { Status: { } text } ? $": status {text}" : "";
        DateTimeOffset? created = (found as MLResource)?.CreationTime ?? (found as INamedResource)?.CreationTime;
        return created is { } time
            ? string.Create(
                CultureInfo.InvariantCulture, $"{(status.Length > 0 ? $"{status}," : ":")} created {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")
            : status;
    }
}
