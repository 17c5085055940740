namespace NeptuneMl.Core.Waiting;

/// <summary>The warnings while waiting, whatever the number of jobs: one when polls over a connection keep failing and one when they
/// succeed again, one per unknown status, and one per job that was replaced.</summary>
internal sealed class PollWarnings(TimeProvider clock, Action<string> warn)
{
    // Up to this many consecutive failed polls are normal, and write no warning.
    private const int ToleratedFailures = 4;

    private static readonly object s_noConnection = new();

    private readonly Dictionary<object, Outage> _outages = [];
    private readonly HashSet<(string Kind, string Status)> _unknown = [];

    public void OnFailure(PolledJob polled, NeptuneMLException failure)
    {
        object connection = ConnectionOf(polled.Job);
        lock (_outages)
        {
            bool isOpen = _outages.TryGetValue(connection, out Outage? outage);
            if (isOpen) outage!.Failures++;
            bool isExpiry = failure.ErrorId == ErrorIds.CredentialsExpired;
            if (polled.FailedPolls <= ToleratedFailures && !isExpiry) return;
            if (!isOpen) _outages[connection] = outage = new Outage(clock.GetTimestamp()) { Failures = polled.FailedPolls };
            outage!.Jobs.Add(polled);
            if (isOpen && outage.HasExpiredCredentials == isExpiry) return;
            outage.HasExpiredCredentials = isExpiry;
            warn(isExpiry
                ? $"Polling jobs{Over(connection)} fails because the credentials have expired. Refresh them at their source, for example "
                    + "sign in again; polling retries for one hour. The jobs continue."
                : $"Polling jobs{Over(connection)} keeps failing and is retried at growing intervals of up to 30 seconds. "
                    + $"The jobs continue. Last error: {failure.Message}");
        }
    }

    public void OnSuccess(PolledJob polled, MLResource job)
    {
        CloseOutage(polled, succeeded: true);
        if (job.State is JobState.Unknown && job.Status is { } status && IsNew(job.Kind, status))
        {
            warn(
                $"The {job.Kind} '{job.Key}' has the status '{status}', which this version of the module does not recognize. "
                + "Waiting continues as for a running job.");
        }

        if (FirstArn(polled.Job) is { } previous && FirstArn(job) is { } current && previous != current)
        {
            warn(
                $"The {job.Kind} '{job.Key}' was replaced by a new one with the same id: its SageMaker job was {previous} and now is "
                + $"{current}. Waiting continues for the new one.");
        }
    }

    /// <summary>Removes a job that is no longer polled, for any reason.</summary>
    public void OnEnd(PolledJob polled) => CloseOutage(polled, succeeded: false);

    private void CloseOutage(PolledJob polled, bool succeeded)
    {
        object connection = ConnectionOf(polled.Job);
        lock (_outages)
        {
            if (!_outages.TryGetValue(connection, out Outage? outage) || !outage.Jobs.Remove(polled) || outage.Jobs.Count > 0) return;
            _outages.Remove(connection);
            if (!succeeded) return;
            TimeSpan elapsed = clock.GetElapsedTime(outage.Since);
            string duration = elapsed.ToString(elapsed.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
            warn($"Polling jobs{Over(connection)} succeeds again after {outage.Failures} failed polls in {duration}.");
        }
    }

    private bool IsNew(string kind, string status)
    {
        lock (_unknown) return _unknown.Add((kind, status));
    }

    private static object ConnectionOf(MLResource job) => job switch
    {
        NeptuneMLResource { Connection: { } connection } => connection,
        CleanRoomsResource { Connection: { } connection } => connection,
        _ => s_noConnection,
    };

    private static string Over(object connection) => connection is ServiceConnection known ? $" over {known}" : "";

    // An id of Neptune can be reused after a deletion, but the ARN of the job's first SageMaker job is unique.
    private static string? FirstArn(MLResource job) => (job as NeptuneMLResource)?.Parts.FirstOrDefault()?.Arn;

    private sealed class Outage(long since)
    {
        public long Since { get; } = since;

        public int Failures { get; set; }

        public bool HasExpiredCredentials { get; set; }

        public HashSet<PolledJob> Jobs { get; } = [];
    }
}
