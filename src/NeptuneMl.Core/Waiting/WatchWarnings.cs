using System.Globalization;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Core.Waiting;

/// <summary>
/// What the user is warned of while waiting, however many jobs it concerns: once when looks over a connection keep failing and
/// once when they succeed again, once for a status that is not known, and once for a job that was replaced.
/// </summary>
internal sealed class WatchWarnings
{
    // Fewer failures in a row are everyday life.
    private const int ToleratedFailures = 4;

    private static readonly object s_noConnection = new();

    private readonly TimeProvider _clock;
    private readonly Action<string> _warn;
    private readonly Dictionary<object, Outage> _outages = [];
    private readonly HashSet<(string Kind, string Status)> _unknown = [];

    public WatchWarnings(TimeProvider clock, Action<string> warn)
    {
        _clock = clock;
        _warn = warn;
    }

    public void OnFailure(WatchedJob watched, NeptuneMLException failure)
    {
        object connection = ConnectionOf(watched.Job);
        lock (_outages)
        {
            bool isOpen = _outages.TryGetValue(connection, out Outage? outage);
            if (isOpen) outage!.Failures++;
            bool isExpiry = failure.ErrorId == ErrorIds.CredentialsExpired;
            if (watched.FailedLooks <= ToleratedFailures && !isExpiry) return;
            if (!isOpen) _outages[connection] = outage = new Outage(_clock.GetTimestamp()) { Failures = watched.FailedLooks };
            outage!.Jobs.Add(watched);
            if (isOpen && outage.IsOfCredentials == isExpiry) return;
            outage.IsOfCredentials = isExpiry;
            _warn(isExpiry
                ? $"Looks at jobs{Over(connection)} fail because the credentials have expired. Renew them where they come from; they are looked for again for an hour. The jobs go on."
                : $"Looks at jobs{Over(connection)} keep failing, and are repeated ever more rarely, down to one in 30 seconds. The jobs go on. The last failure: {failure.Message}");
        }
    }

    public void OnSuccess(WatchedJob watched, MLResource job)
    {
        CloseOutage(watched, succeeded: true);
        if (job.State is JobState.Unknown && job.Status is { } status && IsNew(job.Kind, status))
            _warn($"The {job.Kind} '{job.Key}' has the status '{status}', which this version of the module does not know. It is waited for like one that is under way.");
        if (PartOf(watched.Job) is { } before && PartOf(job) is { } now && before != now)
            _warn($"Under the id of the {job.Kind} '{job.Key}' there is other work than before: it was {before} and is {now} now. That is waited for from here on.");
    }

    /// <summary>A job is no longer waited for, for whatever reason.</summary>
    public void OnEnd(WatchedJob watched) => CloseOutage(watched, succeeded: false);

    private void CloseOutage(WatchedJob watched, bool succeeded)
    {
        object connection = ConnectionOf(watched.Job);
        lock (_outages)
        {
            if (!_outages.TryGetValue(connection, out Outage? outage) || !outage.Jobs.Remove(watched) || outage.Jobs.Count > 0) return;
            _outages.Remove(connection);
            if (!succeeded) return;
            string lasted = _clock.GetElapsedTime(outage.Since).ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
            _warn($"Looks at jobs{Over(connection)} succeed again, after {outage.Failures} failed ones; it took {(lasted.StartsWith("0.", StringComparison.Ordinal) ? lasted[2..] : lasted)}.");
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

    // An id of Neptune can be used again after a deletion. The SageMaker job that a job begins with is its own.
    private static string? PartOf(MLResource job) => (job as NeptuneMLResource)?.Parts.FirstOrDefault()?.Arn;

    private sealed class Outage(long since)
    {
        public long Since { get; } = since;

        public int Failures { get; set; }

        public bool IsOfCredentials { get; set; }

        public HashSet<WatchedJob> Jobs { get; } = [];
    }
}
