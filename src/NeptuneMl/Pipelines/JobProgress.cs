using System.Management.Automation;
using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Pipelines;

/// <summary>Progress of jobs being waited for: a line for each, or one line for all when there are more than ten.</summary>
internal sealed class JobProgress
{
    private const int MostLines = 10;
    private const int FirstActivity = 1_861_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly PSCmdlet _cmdlet;
    private readonly JobWatch _watch;
    private readonly bool _isShown;
    private readonly Dictionary<WatchedJob, int> _lines = [];
    private long _shownAt;
    private bool _isSummary;

    public JobProgress(PSCmdlet cmdlet, JobWatch watch)
    {
        _cmdlet = cmdlet;
        _watch = watch;
        _isShown = !(cmdlet.Host.Name == "ConsoleHost" && Console.IsOutputRedirected);
    }

    public void Show()
    {
        if (!_isShown || _shownAt != 0 && TimeProvider.System.GetElapsedTime(_shownAt) < s_pause) return;
        _shownAt = TimeProvider.System.GetTimestamp();
        WatchedJob[] jobs = [.. _watch.Jobs];
        _isSummary |= jobs.Length > MostLines;

        foreach (WatchedJob ended in _lines.Keys.Except(jobs).ToArray()) End(ended);
        if (_isSummary) ShowSummary(jobs);
        else foreach (WatchedJob job in jobs) ShowLine(job);
    }

    public void Complete()
    {
        foreach (WatchedJob job in _lines.Keys.ToArray()) End(job);
        if (!_isSummary) return;
        _isSummary = false;
        _cmdlet.WriteProgress(new ProgressRecord(FirstActivity, "Waiting", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void ShowLine(WatchedJob watched)
    {
        if (!_lines.TryGetValue(watched, out int line))
            _lines[watched] = line = Enumerable.Range(FirstActivity + 1, MostLines + 1).First(free => !_lines.ContainsValue(free));
        MLResource job = watched.Job;
        string parts = job is NeptuneMLResource neptune ? string.Join(", ", neptune.Parts.Where(part => part is not null).Select(part => part!.ToString())) : "";
        _cmdlet.WriteProgress(new ProgressRecord(
            line, Printable.Text($"{job.Kind} {Short(job)}"), Printable.Text($"{job.Status ?? "pending"}, {Clock(_watch.ElapsedFor(watched))}"))
        {
            CurrentOperation = Printable.Text(parts),
        });
    }

    private void ShowSummary(WatchedJob[] jobs)
    {
        foreach (WatchedJob line in _lines.Keys.ToArray()) End(line);
        string states = string.Join(", ", jobs.GroupBy(watched => watched.Job.Status ?? "pending").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}"));
        TimeSpan longest = jobs.Length == 0 ? TimeSpan.Zero : jobs.Max(_watch.ElapsedFor);
        _cmdlet.WriteProgress(new ProgressRecord(FirstActivity, $"Waiting for {jobs.Length} jobs", Printable.Text($"{states}; longest {Clock(longest)}")));
    }

    private void End(WatchedJob watched)
    {
        if (!_lines.Remove(watched, out int line)) return;
        _cmdlet.WriteProgress(new ProgressRecord(line, watched.Job.Kind, "Done") { RecordType = ProgressRecordType.Completed });
    }

    private static string Short(MLResource job) => job is CleanRooms.CleanRoomsResource resource ? resource.Name : job.Key;

    private static string Clock(TimeSpan elapsed) => elapsed.ToString(elapsed.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture);
}
