namespace NeptuneMl.Emulator.Resources;

/// <summary>The statuses of a resource over time, each with the time from the start to its beginning. There are no timers: the status is
/// computed on each read, so idle resources cost nothing. A change of plan is a new timeline.</summary>
internal sealed class StatusTimeline(DateTimeOffset start, params (string Status, TimeSpan After)[] steps)
{
    private readonly (string Status, TimeSpan After)[] _steps = steps;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset End => Start + _steps[^1].After;

    public bool IsOver(DateTimeOffset now) => now >= End;

    public string StatusAt(DateTimeOffset now) => StepAt(now).Status;

    /// <summary>The time at which the current status began.</summary>
    public DateTimeOffset ChangedAt(DateTimeOffset now) => Start + StepAt(now).After;

    private (string Status, TimeSpan After) StepAt(DateTimeOffset now)
    {
        int index = _steps.Length - 1;
        while (index > 0 && Start + _steps[index].After > now)
            index--;
        return _steps[index];
    }
}
