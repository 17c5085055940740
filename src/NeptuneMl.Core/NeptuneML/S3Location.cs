namespace NeptuneMl.Core.NeptuneML;

/// <summary>S3 locations as Neptune ML shows them: the requested one, and folders of the job below it.</summary>
internal static class S3Location
{
    /// <summary>Whether a location is another one or below it.</summary>
    /// <param name="location">The location; its key may be escaped as in an address.</param>
    /// <param name="root">The location that was requested, with or without a slash at its end.</param>
    public static bool IsWithin(string location, string root)
    {
        string folder = root.TrimEnd('/');
        return IsBelow(location, folder) || IsBelow(Uri.UnescapeDataString(location), folder);
    }

    private static bool IsBelow(string location, string folder) =>
        location.StartsWith(folder, StringComparison.Ordinal) && (location.Length == folder.Length || location[folder.Length] == '/');
}
