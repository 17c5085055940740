using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>The service rejects a request with one of the errors of its API.</summary>
internal sealed class ServiceException(string code, string message) : Exception(message)
{
    /// <summary>The name of the error in the API description, such as <c>MLResourceNotFoundException</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The members of the error other than its message.</summary>
    public IReadOnlyList<(string Member, JsonNode? Value)> Details { get; init; } = [];
}
