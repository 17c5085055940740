namespace NeptuneMl.Emulator.Resources;

/// <summary>
/// The statuses that a resource goes through from a moment on, each with the time after that moment. Nothing ticks: the status is
/// worked out when someone asks, so resources at rest cost nothing. A change of plan is a new timeline.
/// </summary>
internal sealed class StatusTimeline
{
    private readonly (string Status, TimeSpan After)[] _steps;

    public StatusTimeline(DateTimeOffset start, params (string Status, TimeSpan After)[] steps)
    {
        Start = start;
        _steps = steps;
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End => Start + _steps[^1].After;

    public bool IsOver(DateTimeOffset now) => now >= End;

    public string StatusAt(DateTimeOffset now) => StepAt(now).Status;

    /// <summary>When the status that holds now began.</summary>
    public DateTimeOffset ChangedAt(DateTimeOffset now) => Start + StepAt(now).After;

    private (string Status, TimeSpan After) StepAt(DateTimeOffset now)
    {
        int index = _steps.Length - 1;
        while (index > 0 && Start + _steps[index].After > now)
            index--;
        return _steps[index];
    }
}
