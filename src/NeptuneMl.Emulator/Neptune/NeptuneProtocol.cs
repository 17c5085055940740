using System.Text.Json;
using NeptuneMl.Emulator.Api;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Http;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>Neptune names the error in the body alone, next to the request id and the message.</summary>
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

    // The cluster has one word for all of them; the message tells them apart.
    public override void WriteAccessError(HttpResponse response, string code, string message, string requestId) =>
        base.WriteAccessError(response, "AccessDeniedException", message, requestId);

    protected override void WriteErrorMembers(HttpResponse response, Utf8JsonWriter json, string code, string message, string requestId)
    {
        json.WriteString("requestId", requestId);
        json.WriteString("code", code);
        json.WriteString("detailedMessage", message);
    }
}
