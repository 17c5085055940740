namespace NeptuneMl.Emulator.Neptune;

/// <summary>The error format of Neptune: error code, request id and message in the body.</summary>
internal sealed class NeptuneProtocol() : ServiceProtocol(ServiceDescription.Load("neptunedata.json"))
{
    public override string InternalErrorCode => "InternalFailureException";

    public override string ThrottlingErrorCode => "TooManyRequestsException";

    public override ServiceException Invalid(IReadOnlyList<Violation> violations)
    {
        string message = string.Join("; ", violations) + ".";
        return violations[0] switch
        {
            { Kind: ViolationKind.Missing } => NeptuneErrors.MissingParameter(message),
            { Member: "", Kind: ViolationKind.Malformed } => NeptuneErrors.BadRequest(message),
            _ => NeptuneErrors.InvalidParameter(message),
        };
    }

    // Neptune has one error code for all of them; only the message differs.
    public override void WriteAccessError(HttpResponse response, string code, string message, string requestId) =>
        base.WriteAccessError(response, "AccessDeniedException", message, requestId);

    protected override void WriteErrorMembers(HttpResponse response, Utf8JsonWriter json, string code, string message, string requestId)
    {
        json.WriteString("requestId", requestId);
        json.WriteString("code", code);
        json.WriteString("detailedMessage", message);
    }
}
