namespace NeptuneMl.Core.CleanRooms;

internal static class Times
{
    /// <summary>The SDK gives UTC times as <see cref="DateTime"/>, sometimes converted to local time.</summary>
    public static DateTimeOffset? Of(DateTime? time) =>
        time is { } value ? new DateTimeOffset(value.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(value, DateTimeKind.Utc) : value).ToUniversalTime() : null;
}
