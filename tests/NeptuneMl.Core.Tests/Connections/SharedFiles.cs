namespace NeptuneMl.Core.Tests.Connections;

/// <summary>The environment of the process and the SDK's shared files, which belong to one test at a time.</summary>
[CollectionDefinition(nameof(SharedFiles), DisableParallelization = true)]
public sealed class SharedFiles : IDisposable
{
    private static string Path => Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE")!;

    /// <summary>Replaces the file as a whole, as tools that sign in do.</summary>
    public static void Write(string text)
    {
        string next = $"{Path}.next";
        File.WriteAllText(next, text);
        File.Move(next, Path, overwrite: true);
    }

    public void Dispose() => Write("");
}
