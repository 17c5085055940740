using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The errors of the Clean Rooms ML API that the emulator returns.</summary>
internal static class CleanRoomsErrors
{
    public static ServiceException Validation(string message) => new("ValidationException", message);

    public static ServiceException Conflict(string message) => new("ConflictException", message);

    public static ServiceException NotFound(string message) => new("ResourceNotFoundException", message);

    public static ServiceException QuotaExceeded(string name, int value) => new(
        "ServiceQuotaExceededException", $"{name}: the quota is {value} and is used up.")
    {
        Details = [("quotaName", JsonValue.Create(name)), ("quotaValue", JsonValue.Create((double)value))],
    };
}
