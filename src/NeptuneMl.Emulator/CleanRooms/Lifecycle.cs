using System.Text.Json;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>
/// The course of what Clean Rooms ML makes: created, perhaps cancelled while that lasts, perhaps emptied of its content or deleted
/// later.
/// </summary>
internal sealed class Lifecycle
{
    private const double PendingShare = 0.2;
    private const string Gone = "GONE";

    private static readonly string[] s_underWay = ["CREATE_PENDING", "CREATE_IN_PROGRESS"];
    private static readonly string[] s_cancelled = ["CANCEL_PENDING", "CANCEL_IN_PROGRESS"];
    private static readonly string[] s_ended = ["ACTIVE", "CREATE_FAILED"];
    private static readonly string[] s_deleted = ["DELETE_PENDING", "DELETE_IN_PROGRESS"];

    private readonly object _gate = new();
    private readonly Surroundings _surroundings;
    private readonly string? _failureReason;
    private readonly bool _takesTime;
    private StatusTimeline _course;

    private Lifecycle(Surroundings surroundings, string? failureReason, bool takesTime, StatusTimeline course)
    {
        _surroundings = surroundings;
        _failureReason = failureReason;
        _takesTime = takesTime;
        _course = course;
        CreatedAt = course.Start;
    }

    public DateTimeOffset CreatedAt { get; }

    public string Status => StatusAt(_surroundings.Now);

    public bool IsActive => Status == "ACTIVE";

    public bool IsUnderWay => s_underWay.Contains(Status);

    /// <summary>Whether it is there and has, or will have, its content.</summary>
    public bool IsKept => Status is not ("CREATE_FAILED" or "INACTIVE" or Gone);

    public bool IsGone => Status == Gone;

    /// <summary>The course of what takes time to create.</summary>
    /// <param name="surroundings">The account and the clock.</param>
    /// <param name="name">What the resource is called; it decides whether it is to fail.</param>
    public static Lifecycle Begin(Surroundings surroundings, string name)
    {
        string? failureReason = surroundings.FailureOf(name);
        return new Lifecycle(surroundings, failureReason, takesTime: true, new StatusTimeline(
            surroundings.Now,
            ("CREATE_PENDING", TimeSpan.Zero),
            ("CREATE_IN_PROGRESS", surroundings.JobDuration * PendingShare),
            (failureReason is null ? "ACTIVE" : "CREATE_FAILED", surroundings.JobDuration)));
    }

    /// <summary>The course of what is there at once, and gone at once when it is deleted.</summary>
    public static Lifecycle Settle(Surroundings surroundings) => new(surroundings, null, takesTime: false, Only("ACTIVE", surroundings));

    public string StatusAt(DateTimeOffset now) => _course.StatusAt(now);

    /// <summary>Since when the status has held, or when what is there at once was changed last.</summary>
    public DateTimeOffset ChangedAt(DateTimeOffset now) => _course.ChangedAt(now);

    /// <summary>Says that what is there at once has been changed.</summary>
    public void Touch() => _course = Only("ACTIVE", _surroundings);

    /// <summary>Cancels the creation. Asking again while that goes on changes nothing, as the operation is idempotent.</summary>
    public void Cancel(string what) => Change(what, "cancelled", "CANCEL", s_underWay, s_cancelled, "INACTIVE");

    /// <summary>Deletes the content. Asking again while that goes on changes nothing, as the operation is idempotent.</summary>
    public void DeleteContent(string what) => Change(what, "deleted", "DELETE", s_ended, s_deleted, "INACTIVE");

    /// <summary>Deletes all of it. Asking again while that goes on changes nothing, as the operation is idempotent.</summary>
    public void Delete(string what)
    {
        if (_takesTime)
            Change(what, "deleted", "DELETE", s_ended, s_deleted, Gone);
        else
            _course = Only(Gone, _surroundings);
    }

    /// <summary>Writes why it failed, if it did.</summary>
    public void WriteDetails(Utf8JsonWriter output, string member, string code, DateTimeOffset now)
    {
        if (StatusAt(now) != "CREATE_FAILED")
            return;
        output.WriteStartObject(member);
        output.WriteString("statusCode", code);
        output.WriteString("message", _failureReason);
        output.WriteEndObject();
    }

    private static StatusTimeline Only(string status, Surroundings surroundings) => new(surroundings.Now, (status, TimeSpan.Zero));

    private void Change(string what, string participle, string prefix, string[] from, string[] already, string last)
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
                (last, _surroundings.StopDuration));
        }
    }
}
