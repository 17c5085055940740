namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The errors of the Clean Rooms ML API that the emulator returns.</summary>
internal static class CleanRoomsErrors
{
    public static ServiceException Validation(string message) => new("ValidationException", message);

    public static ServiceException Conflict(string message) => new("ConflictException", message);

    public static ServiceException NotFound(string message) => new("ResourceNotFoundException", message);
}
