namespace NeptuneMl.Emulator.Neptune;

/// <summary>An inference endpoint.</summary>
internal sealed class Endpoint(string id, string name, StatusTimeline timeline, string? failureReason, ServedModel model)
{
    private const string InService = nameof(InService);
    private const string Updating = nameof(Updating);
    private const string RollingBack = nameof(RollingBack);

    private readonly object _gate = new();
    private StatusTimeline _timeline = timeline;
    private int _configuration = 1;
    private ServedModel _model = model;
    private ServedModel _previous = model;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string? FailureReason { get; } = failureReason;

    /// <summary>The name of the endpoint configuration. Every update creates a new one.</summary>
    public string ConfigurationName => $"{Name}-config-{_configuration}";

    public DateTimeOffset ChangedAt(DateTimeOffset now) => _timeline.ChangedAt(now);

    public string StatusAt(DateTimeOffset now) => _timeline.StatusAt(now);

    /// <summary>Whether the endpoint responds. During an update it serves the model before.</summary>
    public bool IsServingAt(DateTimeOffset now) => StatusAt(now) is InService or Updating or RollingBack;

    public ServedModel ModelAt(DateTimeOffset now)
    {
        lock (_gate)
            return _timeline.StatusAt(now) == Updating ? _previous : _model;
    }

    /// <summary>Starts a new status timeline if the current status is one of the given ones.</summary>
    /// <returns>False when the endpoint has another status.</returns>
    public bool TryChange(DateTimeOffset now, ReadOnlySpan<string> from, StatusTimeline timeline)
    {
        lock (_gate)
        {
            if (!from.Contains(_timeline.StatusAt(now)))
                return false;
            _timeline = timeline;
            return true;
        }
    }

    /// <summary>Starts an update if the endpoint is in service.</summary>
    /// <param name="now">The time.</param>
    /// <param name="model">The new model.</param>
    /// <param name="duration">How long the update takes.</param>
    /// <param name="fails">Whether the update fails: SageMaker rolls it back, and the endpoint serves the model before.</param>
    /// <returns>False when the endpoint has another status.</returns>
    public bool TryUpdate(DateTimeOffset now, ServedModel model, TimeSpan duration, bool fails)
    {
        StatusTimeline timeline = fails
            ? new StatusTimeline(now, (Updating, TimeSpan.Zero), (RollingBack, duration), (InService, duration * 1.5))
            : new StatusTimeline(now, (Updating, TimeSpan.Zero), (InService, duration));
        lock (_gate)
        {
            if (!TryChange(now, [InService], timeline))
                return false;
            _previous = _model;
            if (fails)
                return true;
            _configuration++;
            _model = model;
            return true;
        }
    }
}
