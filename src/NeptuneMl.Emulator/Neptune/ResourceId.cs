using NeptuneMl.Emulator.Dispatch;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The ids that callers choose for Neptune's jobs and endpoints.</summary>
internal static class ResourceId
{
    private const int MaxLength = 48;

    /// <summary>The id of the request, or a new one.</summary>
    public static string Of(OperationInput input)
    {
        if (input.Text("id") is not { } id)
            return Guid.NewGuid().ToString();
        if (id.Length is 0 or > MaxLength || id.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
            throw NeptuneErrors.InvalidParameter($"id: must be 1 to {MaxLength} letters, digits or hyphens.");
        return id;
    }

    public static ServiceException Taken(string kind, string id) =>
        NeptuneErrors.InvalidParameter($"id: a {kind} with the id '{id}' exists already.");
}
