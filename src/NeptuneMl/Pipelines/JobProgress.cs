using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Pipelines;

/// <summary>Writes the progress of polled jobs: one progress bar per job, or a single one for more than ten jobs. The default view of
/// PowerShell shows only activity and status, so the status has everything that matters, the most important first.</summary>
internal sealed class JobProgress(PSCmdlet cmdlet, JobPoller poller)
{
    private const int MaxLines = 10;
    private const int MaxActivity = 36;
    private const int FirstActivityId = 1_861_000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly PSCmdlet _cmdlet = cmdlet;
    private readonly JobPoller _poller = poller;
    private readonly bool _isEnabled = !(cmdlet.Host.Name == "ConsoleHost" && Console.IsOutputRedirected);
    private readonly Dictionary<PolledJob, int> _lines = [];
    private long _updatedAt;
    private bool _isSummary;
    private int _succeeded;
    private int _failed;

    /// <summary>Counts a job whose wait has ended.</summary>
    public void Count(bool hasSucceeded)
    {
        if (hasSucceeded) _succeeded++;
        else _failed++;
    }

    public void Update()
    {
        if (!_isEnabled || _updatedAt != 0 && TimeProvider.System.GetElapsedTime(_updatedAt) < s_interval) return;
        _updatedAt = TimeProvider.System.GetTimestamp();
        PolledJob[] jobs = [.. _poller.Jobs];
        _isSummary |= jobs.Length > MaxLines;

        foreach (PolledJob finished in _lines.Keys.Except(jobs).ToArray()) CompleteLine(finished);
        if (_isSummary) WriteSummary(jobs);
        else foreach (PolledJob job in jobs) WriteLine(job);
    }

    public void Complete()
    {
        foreach (PolledJob job in _lines.Keys.ToArray()) CompleteLine(job);
        if (!_isSummary) return;
        _isSummary = false;
        _cmdlet.WriteProgress(new ProgressRecord(FirstActivityId, "Waiting", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void WriteLine(PolledJob polled)
    {
        if (!_lines.TryGetValue(polled, out int line))
            _lines[polled] = line = Enumerable.Range(FirstActivityId + 1, MaxLines + 1).First(free => !_lines.ContainsValue(free));
        MLResource job = polled.Job;
        string activity = Shortened.Middle($"{job.Kind} {(job as INamedResource)?.Name ?? job.Key}", MaxActivity);
        string parts = job is NeptuneMLResource neptune
            ? string.Join(", ", neptune.Parts.Where(part => part is not null).Select(part => part!.ToString()))
            : "";
        _cmdlet.WriteProgress(new ProgressRecord(
            line, Printable.Text(activity), Printable.Text($"{Shortened.Duration(_poller.ElapsedFor(polled))} {StatusOf(job)}"))
        {
            CurrentOperation = Printable.Text(parts),
        });
    }

    // The running stage comes first: a narrow terminal cuts the end.
    private static string StatusOf(MLResource job)
    {
        string status = job.Status ?? "pending";
        if (job is not NeptuneMLResource { StageNames: { Count: > 1 } names, Stage: { } stage } neptune) return status;
        int current = names.ToList().IndexOf(stage);
        string ended = string.Join(", ", names.Take(current));
        return $"{stage} {neptune.Parts.ElementAt(current)?.Status ?? status} ({current + 1} of {names.Count})"
            + (ended.Length > 0 ? $", {ended} done" : "");
    }

    private void WriteSummary(PolledJob[] jobs)
    {
        foreach (PolledJob line in _lines.Keys.ToArray()) CompleteLine(line);
        int ended = _succeeded + _failed;
        int percent = 100 * ended / Math.Max(1, ended + jobs.Length);
        TimeSpan longest = jobs.Length == 0 ? TimeSpan.Zero : jobs.Max(_poller.ElapsedFor);
        string states = string.Join(", ", jobs
            .GroupBy(polled => polled.Job.Status ?? "pending").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}"));
        _cmdlet.WriteProgress(new ProgressRecord(
            FirstActivityId, $"Waiting for {ended + jobs.Length} jobs",
            Printable.Text(
                $"{_succeeded} done, {_failed} failed, {jobs.Length} running, {percent} %, longest {Shortened.Duration(longest)}"))
        {
            PercentComplete = percent,
            CurrentOperation = Printable.Text(states),
        });
    }

    private void CompleteLine(PolledJob polled)
    {
        if (!_lines.Remove(polled, out int line)) return;
        _cmdlet.WriteProgress(new ProgressRecord(line, polled.Job.Kind, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
