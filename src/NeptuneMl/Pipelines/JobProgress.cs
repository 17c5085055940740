using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Pipelines;

/// <summary>Writes the progress of polled jobs: one progress bar per job, or a single one for more than ten jobs.</summary>
internal sealed class JobProgress(PSCmdlet cmdlet, JobPoller poller)
{
    private const int MaxLines = 10;
    private const int FirstActivityId = 1_861_000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly PSCmdlet _cmdlet = cmdlet;
    private readonly JobPoller _poller = poller;
    private readonly bool _isEnabled = !(cmdlet.Host.Name == "ConsoleHost" && Console.IsOutputRedirected);
    private readonly Dictionary<PolledJob, int> _lines = [];
    private long _updatedAt;
    private bool _isSummary;

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
        string parts = job is NeptuneMLResource neptune
            ? string.Join(", ", neptune.Parts.Where(part => part is not null).Select(part => part!.ToString()))
            : "";
        _cmdlet.WriteProgress(new ProgressRecord(
            line, Printable.Text($"{job.Kind} {NameOf(job)}"),
            Printable.Text($"{job.Status ?? "pending"}, {Duration(_poller.ElapsedFor(polled))}"))
        {
            CurrentOperation = Printable.Text(parts),
        });
    }

    private void WriteSummary(PolledJob[] jobs)
    {
        foreach (PolledJob line in _lines.Keys.ToArray()) CompleteLine(line);
        string states = string.Join(", ", jobs
            .GroupBy(polled => polled.Job.Status ?? "pending").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}"));
        TimeSpan longest = jobs.Length == 0 ? TimeSpan.Zero : jobs.Max(_poller.ElapsedFor);
        _cmdlet.WriteProgress(new ProgressRecord(
            FirstActivityId, $"Waiting for {jobs.Length} jobs", Printable.Text($"{states}; longest {Duration(longest)}")));
    }

    private void CompleteLine(PolledJob polled)
    {
        if (!_lines.Remove(polled, out int line)) return;
        _cmdlet.WriteProgress(new ProgressRecord(line, polled.Job.Kind, "Done") { RecordType = ProgressRecordType.Completed });
    }

    private static string NameOf(MLResource job) => job is CleanRooms.CleanRoomsResource resource ? resource.Name : job.Key;

    private static string Duration(TimeSpan elapsed) => elapsed.ToString(
        elapsed.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture);
}
