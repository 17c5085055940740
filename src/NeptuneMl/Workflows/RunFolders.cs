using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Finds the folder with the journals of a workflow.</summary>
internal static class RunFolders
{
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="path">The value of -Path: the workflow file, which need not exist.</param>
    /// <param name="journalPath">The value of -JournalPath: the folder, or a journal in it; null for the folder beside the file.</param>
    public static RunFolder Of(PSCmdlet cmdlet, string path, string? journalPath)
    {
        if (journalPath is null) return RunFolder.Of(FilePaths.Full(cmdlet, "Path", path));
        string full = FilePaths.Full(cmdlet, "JournalPath", journalPath);
        return new RunFolder(full.EndsWith(Journal.Extension, StringComparison.Ordinal) ? Path.GetDirectoryName(full)! : full);
    }
}
