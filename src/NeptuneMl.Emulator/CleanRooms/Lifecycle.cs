namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The lifecycle of a Clean Rooms ML resource: creation, which can be canceled, and later the deletion of its content or of the
/// whole resource.</summary>
internal sealed class Lifecycle
{
    private const double PendingShare = 0.2;
    private const string Deleted = "GONE";

    private static readonly string[] s_creating = ["CREATE_PENDING", "CREATE_IN_PROGRESS"];
    private static readonly string[] s_canceling = ["CANCEL_PENDING", "CANCEL_IN_PROGRESS"];
    private static readonly string[] s_created = ["ACTIVE", "CREATE_FAILED"];
    private static readonly string[] s_deleting = ["DELETE_PENDING", "DELETE_IN_PROGRESS"];

    private readonly object _gate = new();
    private readonly EmulatorEnvironment _environment;
    private readonly string? _failureReason;
    private readonly bool _takesTime;
    private StatusTimeline _timeline;

    private Lifecycle(EmulatorEnvironment environment, string? failureReason, bool takesTime, StatusTimeline timeline)
    {
        _environment = environment;
        _failureReason = failureReason;
        _takesTime = takesTime;
        _timeline = timeline;
        CreatedAt = timeline.Start;
    }

    public DateTimeOffset CreatedAt { get; }

    public string Status => StatusAt(_environment.Now);

    public bool IsActive => Status == "ACTIVE";

    public bool IsCreating => s_creating.Contains(Status);

    /// <summary>Whether the resource exists and has, or will have, its content.</summary>
    public bool HasContent => Status is not ("CREATE_FAILED" or "INACTIVE" or Deleted);

    public bool IsDeleted => Status == Deleted;

    /// <summary>Starts the lifecycle of a resource that takes time to create.</summary>
    /// <param name="environment">The account and the clock.</param>
    /// <param name="name">The name of the resource, which decides whether the creation fails.</param>
    public static Lifecycle StartCreating(EmulatorEnvironment environment, string name)
    {
        string? failureReason = environment.FailureReasonFor(name);
        return new Lifecycle(environment, failureReason, takesTime: true, new StatusTimeline(
            environment.Now,
            ("CREATE_PENDING", TimeSpan.Zero),
            ("CREATE_IN_PROGRESS", environment.JobDuration * PendingShare),
            (failureReason is null ? "ACTIVE" : "CREATE_FAILED", environment.JobDuration)));
    }

    /// <summary>Starts the lifecycle of a resource that is created and deleted immediately.</summary>
    public static Lifecycle StartActive(EmulatorEnvironment environment) =>
        new(environment, null, takesTime: false, Only("ACTIVE", environment));

    public string StatusAt(DateTimeOffset now) => _timeline.StatusAt(now);

    /// <summary>Returns the time at which the current status began, or at which the resource was last updated.</summary>
    public DateTimeOffset ChangedAt(DateTimeOffset now) => _timeline.ChangedAt(now);

    /// <summary>Records an update of a resource that is created immediately.</summary>
    public void MarkUpdated() => _timeline = Only("ACTIVE", _environment);

    /// <summary>Cancels the creation. The operation is idempotent: repeated calls have no effect.</summary>
    public void Cancel(string what) => Change(what, "cancelled", "CANCEL", s_creating, s_canceling, "INACTIVE");

    /// <summary>Deletes the content. The operation is idempotent: repeated calls have no effect.</summary>
    public void DeleteContent(string what) => Change(what, "deleted", "DELETE", s_created, s_deleting, "INACTIVE");

    /// <summary>Deletes the resource. The operation is idempotent: repeated calls have no effect.</summary>
    public void Delete(string what)
    {
        if (_takesTime)
            Change(what, "deleted", "DELETE", s_created, s_deleting, Deleted);
        else
            _timeline = Only(Deleted, _environment);
    }

    /// <summary>Writes the reason of a failure, if the creation failed.</summary>
    public void WriteDetails(Utf8JsonWriter output, string member, string code, DateTimeOffset now)
    {
        if (StatusAt(now) != "CREATE_FAILED")
            return;
        output.WriteStartObject(member);
        output.WriteString("statusCode", code);
        output.WriteString("message", _failureReason);
        output.WriteEndObject();
    }

    private static StatusTimeline Only(string status, EmulatorEnvironment environment) => new(environment.Now, (status, TimeSpan.Zero));

    private void Change(string what, string participle, string prefix, string[] from, string[] already, string last)
    {
        lock (_gate)
        {
            DateTimeOffset now = _environment.Now;
            string status = _timeline.StatusAt(now);
            if (already.Contains(status))
                return;
            if (!from.Contains(status))
                throw CleanRoomsErrors.Conflict($"{what} is {status} and cannot be {participle}.");
            _timeline = new StatusTimeline(
                now,
                ($"{prefix}_PENDING", TimeSpan.Zero),
                ($"{prefix}_IN_PROGRESS", _environment.StopDuration / 2),
                (last, _environment.StopDuration));
        }
    }
}
