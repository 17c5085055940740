using NeptuneMl.Emulator.Dispatch;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The ids that callers choose for Neptune's jobs and endpoints.</summary>
internal static class ResourceId
{
    /// <summary>The id of the request, or a new one.</summary>
    public static string Of(OperationInput input) => input.Text("id") ?? Guid.NewGuid().ToString();

    public static ServiceException Taken(string kind, string id) =>
        NeptuneErrors.InvalidParameter($"id: a {kind} with the id '{id}' exists already.");
}
