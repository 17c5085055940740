using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Writes the errors of a service in its wire format.</summary>
internal abstract class ServiceProtocol(ServiceDescription description)
{
    public ServiceDescription Description { get; } = description;

    /// <summary>The error code for an internal failure of the service.</summary>
    public abstract string InternalErrorCode { get; }

    /// <summary>The error code for throttling.</summary>
    public abstract string ThrottlingErrorCode { get; }

    /// <summary>Returns the error for a request that violates the API description.</summary>
    public abstract ServiceException Invalid(IReadOnlyList<Violation> violations);

    public void WriteError(HttpResponse response, ServiceException error, string requestId) =>
        WriteError(response, Description.ErrorStatus(error.Code), error.Code, error.Message, requestId, error.Details);

    /// <summary>Writes an error about the credentials or the signature of a request: HTTP 403.</summary>
    public virtual void WriteAccessError(HttpResponse response, string code, string message, string requestId) =>
        WriteError(response, 403, code, message, requestId);

    /// <summary>Writes an error that may be one that the API does not define, such as the error for an unknown path.</summary>
    public void WriteError(
        HttpResponse response, int status, string code, string message, string requestId,
        IReadOnlyList<(string Member, JsonNode? Value)>? details = null)
    {
        response.Status = status;
        Utf8JsonWriter json = response.BeginJson();
        json.WriteStartObject();
        WriteErrorMembers(response, json, code, message, requestId);
        foreach ((string member, JsonNode? value) in details ?? [])
        {
            json.WritePropertyName(member);
            value!.WriteTo(json);
        }

        json.WriteEndObject();
    }

    protected abstract void WriteErrorMembers(HttpResponse response, Utf8JsonWriter json, string code, string message, string requestId);
}
