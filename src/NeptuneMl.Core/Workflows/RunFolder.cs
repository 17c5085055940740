using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace NeptuneMl.Core.Workflows;

/// <summary>The folder with the journals of a workflow or of the publications to an endpoint, and the lock that lets only one process
/// run.</summary>
/// <param name="path">The full path of the folder.</param>
/// <param name="work">What a process with the lock does, for errors.</param>
internal sealed class RunFolder(string path, string work = "runs the workflow")
{
    /// <summary>The most runs that are searched for earlier requests: it bounds the time to read the journals of years.</summary>
    public const int MostSearched = 100;

    private const string LockName = "lock";
    private const int LockTries = 5;
    private static readonly TimeSpan s_lockPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The full path of the folder.</summary>
    public string FullPath => path;

    /// <summary>The folder of a workflow file: <c>movies.runs</c> beside <c>movies.psd1</c>.</summary>
    public static RunFolder Of(string workflowFile) => new(Path.ChangeExtension(workflowFile, ".runs"));

    /// <summary>User, host, process ID and start of this process.</summary>
    public static string DescribeOwner()
    {
        using Process process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.UserName} on {Environment.MachineName}, process {Environment.ProcessId}, since {process.StartTime.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}");
    }

    /// <summary>The paths of the journals, the newest first.</summary>
    public IReadOnlyList<string> Journals() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, $"*{Journal.Extension}").OrderByDescending(file => file, StringComparer.Ordinal)]
        : [];

    /// <summary>Reads the runs, the newest first. Warns about journals that cannot be read.</summary>
    public IEnumerable<RunRecord> Runs(Action<string> warn)
    {
        foreach (string file in Journals())
        {
            RunRecord? run = null;
            try
            {
                run = Journal.Read(file, warn);
            }
            catch (NeptuneMLException failure)
            {
                warn(failure.Message);
            }

            if (run is not null) yield return run;
        }
    }

    /// <summary>Creates the journal of a new run. Its name is the ID of the run, which sorts by time.</summary>
    public Journal CreateJournal(TimeProvider clock)
    {
        string random = RandomNumberGenerator.GetHexString(4, lowercase: true);
        string run = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMddTHHmmssfffZ}-{random}");
        return new Journal(Path.Combine(path, run + Journal.Extension), clock);
    }

    /// <summary>Locks the folder. The operating system releases the lock when the process ends, however it ends.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <exception cref="NeptuneMLException">Another process holds the lock, or the folder cannot be written.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                Directory.CreateDirectory(path);
                FileStream file = new(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                file.SetLength(0);
                file.Write(Encoding.UTF8.GetBytes(DescribeOwner()));
                file.Flush(flushToDisk: true);
                return new Held(file);
            }
            catch (IOException) when (tries < LockTries && File.Exists(Path.Combine(path, LockName)))
            {
                // Get-NeptuneMLWorkflowRun holds the lock for an instant to find out whether a run is alive.
            }
            catch (IOException failure) when (File.Exists(Path.Combine(path, LockName)))
            {
                throw Locked(failure);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new NeptuneMLException($"The folder '{path}' for the journals cannot be used: {failure.Message}", failure)
                {
                    ErrorId = ErrorIds.JournalUnavailable,
                    RecommendedAction = "Specify a folder that can be written with -JournalPath.",
                };
            }

            await Task.Delay(s_lockPause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a process holds the lock.</summary>
    public bool IsLocked()
    {
        try
        {
            using FileStream file = new(Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // The text of a locked file cannot be read everywhere, so the owner is taken from the journal of its run.
    private NeptuneMLException Locked(IOException failure)
    {
        RunRecord? run = Runs(_ => { }).FirstOrDefault();
        string owner = run is { End: null, Start: { Owner: { } text, Run: { } id } } ? $" Run {id}: {text}." : "";
        return new NeptuneMLException($"Another process {work} with the journals in '{path}'.{owner}", failure)
        {
            ErrorId = ErrorIds.JournalLocked,
            RecommendedAction = "Wait until the other run has ended, or end its process: the lock ends with it.",
        };
    }

    // The file stays: a process that has opened it and waits must not get a lock on a deleted file.
    private sealed class Held(FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.SetLength(0);
            file.Dispose();
        }
    }
}
