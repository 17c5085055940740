using System.Text.Json;
using NeptuneMl.Emulator.Api;
using NeptuneMl.Emulator.Http;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>How a service puts its errors on the wire.</summary>
internal abstract class ServiceProtocol(ServiceDescription description)
{
    public ServiceDescription Description { get; } = description;

    /// <summary>The error that stands for a fault of the service itself.</summary>
    public abstract string InternalErrorCode { get; }

    /// <summary>The error that asks a client to slow down.</summary>
    public abstract string ThrottlingErrorCode { get; }

    /// <summary>The error that stands for a request that is not what its operation takes.</summary>
    public abstract ServiceException Invalid(IReadOnlyList<Violation> violations);

    public void WriteError(HttpResponse response, ServiceException error, string requestId) =>
        WriteError(response, Description.ErrorStatus(error.Code), error.Code, error.Message, requestId);

    /// <summary>Writes an error about who signed the request, or how: HTTP 403.</summary>
    public virtual void WriteAccessError(HttpResponse response, string code, string message, string requestId) =>
        WriteError(response, 403, code, message, requestId);

    /// <summary>Writes an error that need not be one of the API's own, such as that of an unknown path.</summary>
    public void WriteError(HttpResponse response, int status, string code, string message, string requestId)
    {
        response.Status = status;
        Utf8JsonWriter json = response.BeginJson();
        json.WriteStartObject();
        WriteErrorMembers(response, json, code, message, requestId);
        json.WriteEndObject();
    }

    protected abstract void WriteErrorMembers(HttpResponse response, Utf8JsonWriter json, string code, string message, string requestId);
}
