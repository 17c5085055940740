namespace NeptuneMl.Core.Operations;

/// <summary>Compares S3 locations. Neptune ML returns output locations with folders of the job below the requested location.</summary>
internal static class S3Location
{
    /// <summary>The contradiction of the first output location that is not below the requested location, or null.</summary>
    /// <param name="member">The member of the request with the location.</param>
    /// <param name="request">The request.</param>
    /// <param name="found">The existing job.</param>
    public static Contradiction? Contradiction(
        string member,
        object request,
        NeptuneMLResource found) => Members.ValueOf(request, member) is string requested
            && found.Parts.Select(part => part?.OutputLocation)
                .FirstOrDefault(output => output is { Length: > 0 } && !IsWithin(output, requested)) is { } actual
            ? new Contradiction(member, requested, actual)
            : null;

    /// <summary>Whether a location equals another one or is below it.</summary>
    /// <param name="location">The location; its key may be percent-encoded.</param>
    /// <param name="root">The requested location, with or without a trailing slash.</param>
    public static bool IsWithin(string location, string root)
    {
        string folder = root.TrimEnd('/');
        return IsBelow(location, folder) || IsBelow(Uri.UnescapeDataString(location), folder);
    }

    private static bool IsBelow(string location, string folder) =>
        location.StartsWith(folder, StringComparison.Ordinal) && (location.Length == folder.Length || location[folder.Length] == '/');
}
