namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The error format of Clean Rooms ML: the error code in a header, the message in the body.</summary>
internal sealed class CleanRoomsProtocol() : ServiceProtocol(ServiceDescription.Load("cleanroomsml.json"))
{
    public override string InternalErrorCode => "InternalServiceException";

    public override string ThrottlingErrorCode => "ThrottlingException";

    public override ServiceException Invalid(IReadOnlyList<Violation> violations) =>
        CleanRoomsErrors.Validation(string.Join("; ", violations) + ".");

    protected override void WriteErrorMembers(HttpResponse response, Utf8JsonWriter json, string code, string message, string requestId)
    {
        response.AddHeader("x-amzn-ErrorType", code);
        json.WriteString("message", message);
    }
}
