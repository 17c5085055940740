using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>An inference endpoint.</summary>
internal sealed class Endpoint(string id, string name, StatusTimeline timeline, string? failureReason)
{
    private readonly object _gate = new();
    private StatusTimeline _timeline = timeline;
    private int _configuration = 1;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string? FailureReason { get; } = failureReason;

    /// <summary>Every update gives the endpoint a new configuration.</summary>
    public string ConfigurationName => $"{Name}-config-{_configuration}";

    public DateTimeOffset ChangedAt(DateTimeOffset now) => _timeline.ChangedAt(now);

    public string StatusAt(DateTimeOffset now) => _timeline.StatusAt(now);

    /// <summary>Takes the endpoint from one of the given statuses into a new course.</summary>
    /// <returns>False when its status is another one.</returns>
    public bool TryChange(DateTimeOffset now, ReadOnlySpan<string> from, StatusTimeline course, bool isUpdate = false)
    {
        lock (_gate)
        {
            if (!from.Contains(_timeline.StatusAt(now)))
                return false;
            _timeline = course;
            if (isUpdate)
                _configuration++;
            return true;
        }
    }
}
