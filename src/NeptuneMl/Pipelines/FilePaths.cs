namespace NeptuneMl.Pipelines;

/// <summary>Resolves the paths of files that a cmdlet reads.</summary>
internal static class FilePaths
{
    /// <summary>The files of a path, in which wildcards are allowed.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="path">The path, relative to the location of the session.</param>
    /// <param name="parameter">The parameter with the path, for errors.</param>
    /// <exception cref="NeptuneMLException">The path does not exist, or is not one of the file system.</exception>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, string parameter = "Path")
    {
        try
        {
            System.Collections.ObjectModel.Collection<string> files =
                cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            if (provider.Name != "FileSystem") throw Failures.InvalidParameter(parameter, path, "is not a path of the file system");
            return files.Count > 0 ? files : throw Failures.InvalidParameter(parameter, path, "matches no file");
        }
        catch (SessionStateException)
        {
            throw Failures.InvalidParameter(parameter, path, "does not exist");
        }
    }

    /// <summary>The full path of a file or folder, which need not exist.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="parameter">The parameter with the path, for errors.</param>
    /// <param name="path">The path, relative to the location of the session.</param>
    /// <exception cref="NeptuneMLException">The path is not one of the file system.</exception>
    public static string Full(PSCmdlet cmdlet, string parameter, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.Name == "FileSystem") return full;
        }
        catch (Exception exception) when (exception is RuntimeException or ArgumentException or NotSupportedException)
        {
            // The drive or the provider does not exist, or the path is malformed.
        }

        throw Failures.InvalidParameter(parameter, path, "must be a path of the file system");
    }
}
