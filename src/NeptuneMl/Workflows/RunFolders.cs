using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Finds the folder with the journals of a workflow.</summary>
internal static class RunFolders
{
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="path">The value of the parameter: the workflow file, which need not exist.</param>
    /// <param name="journalPath">The value of -JournalPath: the folder, or a journal in it; null for the folder beside the file.</param>
    /// <param name="parameter">The name of the parameter with the path, for errors.</param>
    public static RunFolder Of(PSCmdlet cmdlet, string path, string? journalPath, string parameter = "Path")
    {
        if (journalPath is null) return RunFolder.Of(FilePaths.Full(cmdlet, parameter, path));
        string full = FilePaths.Full(cmdlet, "JournalPath", journalPath);
        return new RunFolder(full.EndsWith(Journal.Extension, StringComparison.Ordinal) ? Path.GetDirectoryName(full)! : full);
    }

    /// <summary>Reads the runs in a folder, the newest first. Warns about journals that cannot be read.</summary>
    public static IEnumerable<WorkflowRun> Runs(this RunFolder folder, PSCmdlet cmdlet)
    {
        bool isFirst = true;
        foreach (RunRecord record in folder.Runs(warning => cmdlet.WriteWarning(Printable.Text(warning))))
        {
            // Only the newest run can be running: another one would have the lock.
            yield return record.ToRun(isRunning: isFirst && record.End is null && folder.IsLocked());
            isFirst = false;
        }
    }
}
