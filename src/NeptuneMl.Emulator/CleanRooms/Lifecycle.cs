using System.Text.Json;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// The course of what Clean Rooms ML makes: created, perhaps cancelled while that lasts, perhaps emptied of its output later.
/// </summary>
internal sealed class Lifecycle
{
    private const double PendingShare = 0.2;

    private static readonly string[] s_cancellable = ["CREATE_PENDING", "CREATE_IN_PROGRESS"];
    private static readonly string[] s_cancelled = ["CANCEL_PENDING", "CANCEL_IN_PROGRESS"];
    private static readonly string[] s_deletable = ["ACTIVE", "CREATE_FAILED"];
    private static readonly string[] s_deleted = ["DELETE_PENDING", "DELETE_IN_PROGRESS"];

    private readonly object _gate = new();
    private readonly Surroundings _surroundings;
    private readonly string? _failureReason;
    private StatusTimeline _course;

    public Lifecycle(Surroundings surroundings, string? failureReason)
    {
        _surroundings = surroundings;
        _failureReason = failureReason;
        CreatedAt = surroundings.Now;
        _course = new StatusTimeline(
            CreatedAt,
            ("CREATE_PENDING", TimeSpan.Zero),
            ("CREATE_IN_PROGRESS", surroundings.JobDuration * PendingShare),
            (failureReason is null ? "ACTIVE" : "CREATE_FAILED", surroundings.JobDuration));
    }

    public DateTimeOffset CreatedAt { get; }

    public string Status => _course.StatusAt(_surroundings.Now);

    public bool IsActive => Status == "ACTIVE";

    /// <summary>Cancels the creation. Asking again while that goes on changes nothing, as the operation is idempotent.</summary>
    public void Cancel(string what) => Change(what, "cancelled", "CANCEL", s_cancellable, s_cancelled);

    /// <summary>Deletes the output. Asking again while that goes on changes nothing, as the operation is idempotent.</summary>
    public void Delete(string what) => Change(what, "deleted", "DELETE", s_deletable, s_deleted);

    /// <summary>Writes the status, and since when it has held.</summary>
    public void WriteStatus(Utf8JsonWriter output)
    {
        DateTimeOffset now = _surroundings.Now;
        StatusTimeline course = _course;
        output.WriteString("status", course.StatusAt(now));
        output.WriteTime("createTime", CreatedAt);
        output.WriteTime("updateTime", course.ChangedAt(now));
    }

    /// <summary>Writes what is known of the end: why it failed, and what became of metrics and logs.</summary>
    public void WriteOutcome(Utf8JsonWriter output, bool withDetails)
    {
        string status = Status;
        if (withDetails && status == "CREATE_FAILED")
        {
            output.WriteStartObject("statusDetails");
            output.WriteString("statusCode", "AlgorithmError");
            output.WriteString("message", _failureReason);
            output.WriteEndObject();
        }

        if (status is "ACTIVE" or "CREATE_FAILED")
        {
            output.WriteString("metricsStatus", status == "ACTIVE" ? "PUBLISH_SUCCEEDED" : "PUBLISH_FAILED");
            output.WriteString("logsStatus", "PUBLISH_SUCCEEDED");
        }
    }

    private void Change(string what, string participle, string prefix, string[] from, string[] already)
    {
        lock (_gate)
        {
            DateTimeOffset now = _surroundings.Now;
            string status = _course.StatusAt(now);
            if (already.Contains(status))
                return;
            if (!from.Contains(status))
                throw CleanRoomsErrors.Conflict($"{what} is {status} and cannot be {participle}.");
            _course = new StatusTimeline(
                now,
                ($"{prefix}_PENDING", TimeSpan.Zero),
                ($"{prefix}_IN_PROGRESS", _surroundings.StopDuration / 2),
                ("INACTIVE", _surroundings.StopDuration));
        }
    }
}
