namespace NeptuneMl.Emulator.Neptune;

/// <summary>The ids of Neptune ML jobs and endpoints, which the caller can choose.</summary>
internal static class ResourceId
{
    /// <summary>The id in the request, or a new GUID.</summary>
    public static string Of(OperationInput input) => input.Text("id") ?? Guid.NewGuid().ToString();

    public static ServiceException AlreadyExists(string kind, string id) =>
        NeptuneErrors.InvalidParameter($"id: a {kind} with the id '{id}' exists already.");
}
