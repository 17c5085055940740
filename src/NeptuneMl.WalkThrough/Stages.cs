using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Waiting;

namespace NeptuneMl.WalkThrough;

/// <summary>Runs stages one after the other and says how they go.</summary>
internal sealed class Stages
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>How many jobs have ended well.</summary>
    public int Jobs { get; private set; }

    /// <summary>How many mistakes have been shown.</summary>
    public int Errors { get; private set; }

    public static void Title(string text) => Console.WriteLine($"\n== {text}");

    /// <summary>Prints a table.</summary>
    public static void Table(string[] headings, IEnumerable<string?[]> rows)
    {
        string?[][] lines = [headings, [.. headings.Select(heading => new string('-', heading.Length))], .. rows];
        int[] widths = [.. headings.Select((_, column) => lines.Max(line => line[column]?.Length ?? 0))];
        Console.WriteLine();
        foreach (string?[] line in lines)
            Console.WriteLine("  " + string.Join("  ", line.Select((cell, column) => (cell ?? "").PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>Sends a change of which there is nothing to wait for.</summary>
    public static async Task<TResource> SendAsync<TResource>(string what, Change<TResource> change)
        where TResource : class
    {
        TResource made = await change.SendAsync(null, CancellationToken.None).ConfigureAwait(false);
        Console.WriteLine($"           {what} '{change.Key}'");
        return made;
    }

    /// <summary>Sends a change and waits until what it started has ended well.</summary>
    public async Task<TResource> RunAsync<TResource>(string what, Change<TResource> change)
        where TResource : MLResource
    {
        TResource started = await change.SendAsync(null, CancellationToken.None).ConfigureAwait(false);
        ConcurrentQueue<CallRecord> ended = new();
        using SemaphoreSlim changed = new(0);
        using JobWatch watch = new(
            new PollSchedule(s_poll), TimeSpan.FromSeconds(30), 4, Looks.AgainAsync, () => changed.Release(), TimeProvider.System, CancellationToken.None);
        watch.Add(started);
        string? shown = null;
        while (true)
        {
            if (watch.TryTake(out CallRecord? record))
            {
                if (record.Payload is NeptuneMLException failure) throw failure;
                if (record.Payload is TResource result) return Ended(what, result);
                continue;
            }

            string? status = watch.Jobs.FirstOrDefault()?.Job.Status;
            if (status is not null && status != shown) Say(what, shown = status);
            await changed.WaitAsync(s_poll).ConfigureAwait(false);
        }
    }

    /// <summary>Shows the failure that an action gives; one that goes unnoticed ends the walk-through.</summary>
    public async Task ExpectAsync(string what, Func<Task> action)
    {
        Console.WriteLine($"\n{what}");
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (NeptuneMLException failure)
        {
            Errors++;
            Console.WriteLine($"  {failure.ErrorId}: {failure.Message}");
            Console.WriteLine($"  Advice: {failure.RecommendedAction}");
            return;
        }

        throw new InvalidOperationException($"The mistake went unnoticed: {what}");
    }

    private TResource Ended<TResource>(string what, TResource result)
        where TResource : MLResource
    {
        Jobs++;
        Say(what, result.Status ?? "");
        return result;
    }

    private void Say(string what, string status) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {_clock.Elapsed.TotalSeconds,5:F1} s  {what} {status}"));
}
