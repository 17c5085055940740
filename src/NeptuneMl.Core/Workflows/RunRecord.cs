using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>A run as the entries of its journal tell it.</summary>
/// <param name="path">The full path of the journal.</param>
internal sealed class RunRecord(string path)
{
    private readonly Dictionary<string, StepRecord> _steps = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<JournalEntry> _entries = [];

    /// <summary>The full path of the journal.</summary>
    public string Path => path;

    /// <summary>The first entry; null for an empty journal.</summary>
    public JournalEntry? Start { get; private set; }

    /// <summary>The last entry of a run that has ended; null for one that is running or was killed.</summary>
    public JournalEntry? End { get; private set; }

    public IReadOnlyList<JournalEntry> Entries => _entries;

    private DateTimeOffset LastTime => (End ?? _entries[^1]).Time;

    /// <summary>Adds the next entry.</summary>
    public void Add(JournalEntry entry)
    {
        _entries.Add(entry);
        if (entry.Event == JournalEvents.RunStarted)
        {
            Start ??= entry;
            foreach (JournalStep step in entry.Steps ?? []) _ = _steps.TryAdd(step.Name, new StepRecord(step));
        }
        else if (entry.Event == JournalEvents.RunEnded)
        {
            End = entry;
        }
        else if (entry.Step is { } name && _steps.TryGetValue(name, out StepRecord? record))
        {
            record.Add(entry);
        }
    }

    /// <summary>The step as it is now.</summary>
    /// <param name="name">The name of the step.</param>
    /// <param name="result">The resource as last read, or null.</param>
    public WorkflowStepRun StepOf(string name, object? result = null) => _steps[name].ToStep(LastTime, result);

    /// <summary>The run as it is now.</summary>
    /// <param name="isRunning">Whether a process still runs it.</param>
    /// <param name="resultOf">Returns the resource of a step as last read; null when the run was read from its journal.</param>
    public WorkflowRun ToRun(bool isRunning, Func<string, object?>? resultOf = null) => new()
    {
        Name = Start!.Workflow ?? "",
        RunId = Start.Run ?? System.IO.Path.GetFileNameWithoutExtension(path),
        State = End?.State ?? (isRunning ? JobState.Running : JobState.Stopped),
        Steps = [.. (Start.Steps ?? []).Select(step => StepOf(step.Name, resultOf?.Invoke(step.Name)))],
        Path = Start.File ?? "",
        JournalPath = path,
        StartTime = Start.Time,
        EndTime = End?.Time,
        DurationInSeconds = Seconds(Start.Time, LastTime),
    };

    private static double Seconds(DateTimeOffset from, DateTimeOffset to) => Math.Round(Math.Max(0, (to - from).TotalSeconds), 3);

    private sealed class StepRecord(JournalStep step)
    {
        private JournalEntry? _decided;
        private JournalEntry? _ended;
        private JournalEntry? _last;
        private string? _key;
        private JobState _state = JobState.Pending;
        private string? _status;

        public void Add(JournalEntry entry)
        {
            _last = entry;
            _key = entry.Key ?? _key;
            _status = entry.Status ?? _status;
            _state = entry.State ?? _state;
            if (entry.Event == JournalEvents.StepDecided) _decided = entry;
            if (entry.Event == JournalEvents.StepEnded) _ended = entry;
        }

        public WorkflowStepRun ToStep(DateTimeOffset now, object? result) => new()
        {
            Name = step.Name,
            State = _state,
            Action = _decided?.Action,
            Reason = _decided?.Reason,
            Cmdlet = step.Cmdlet,
            Key = _key,
            DependsOn = [.. step.DependsOn ?? []],
            Attempt = _decided?.Attempt ?? 0,
            Fingerprint = _decided?.Fingerprint,
            StartTime = _decided?.Time,
            EndTime = _ended?.Time,
            DurationInSeconds = _decided is null ? null : Seconds(_decided.Time, _ended?.Time ?? now),
            Status = _status,
            FailureReason = _ended?.FailureReason,
            LogUrl = _last?.LogUrl,
            Resource = result,
        };
    }
}
