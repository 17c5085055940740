using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeptuneMl.Core.Workflows;

/// <summary>The journal of a run: a file with one JSON object a line. It is written by one process, and can be read at any time.</summary>
internal sealed class Journal : IDisposable
{
    public const string Extension = ".jsonl";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly TimeProvider _clock;

    /// <summary>Creates a journal.</summary>
    /// <param name="path">The path of the file, which must not exist.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="NeptuneMLException">The file cannot be created.</exception>
    public Journal(string path, TimeProvider clock)
        : this(new RunRecord(path), FileMode.CreateNew, clock)
    {
    }

    /// <summary>Continues a journal after a kill.</summary>
    /// <param name="record">The run as its entries tell it.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="NeptuneMLException">The file cannot be written.</exception>
    public Journal(RunRecord record, TimeProvider clock)
        : this(record, FileMode.Open, clock)
    {
    }

    private Journal(RunRecord record, FileMode mode, TimeProvider clock)
    {
        _clock = clock;
        Record = record;
        string path = record.Path;
        try
        {
            // Without a buffer: an entry survives the process as soon as Write returns.
            _file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            // Without the line that a kill truncated.
            long end = _file.Length;
            while (end > 0 && !EndsLine(end)) end--;
            _file.SetLength(end);
            _file.Position = end;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, failure);
        }
    }

    /// <summary>The run as its entries tell it.</summary>
    public RunRecord Record { get; }

    /// <summary>Reads a journal.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="warn">Receives a warning about a part that cannot be read.</param>
    /// <returns>The run, or null when the file has no run of a known version.</returns>
    /// <exception cref="NeptuneMLException">The file cannot be read.</exception>
    public static RunRecord? Read(string path, Action<string> warn)
    {
        string text;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file, Encoding.UTF8);
            text = reader.ReadToEnd();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, failure);
        }

        RunRecord record = new(path);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Length == 0) continue;
            // A kill or a full disk truncated the write.
            bool isTorn = i == lines.Length - 1;
            if (isTorn || Parse(line) is not { } entry)
            {
                warn($"The journal '{path}' has an incomplete {(isTorn ? "last line" : $"line {i + 1}")}, which is ignored.");
            }
            else if (entry.Version > JournalEntry.Current)
            {
                warn($"The journal '{path}' was written by a newer version of the module and is ignored.");
                return null;
            }
            else
            {
                record.Add(entry);
            }
        }

        return record.Start is null ? null : record;
    }

    /// <summary>Appends an entry.</summary>
    /// <param name="entry">The entry; its time is set.</param>
    /// <param name="isDurable">Whether the entry must survive a crash of the machine. The end of the process does not lose any entry.</param>
    /// <exception cref="NeptuneMLException">The file cannot be written.</exception>
    public void Write(JournalEntry entry, bool isDurable = true)
    {
        lock (_lock)
        {
            entry = entry with { Time = _clock.GetUtcNow() };
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, s_options), (byte)'\n'];
            try
            {
                _file.Write(line);
                if (isDurable) _file.Flush(flushToDisk: true);
            }
            catch (IOException failure)
            {
                throw Unavailable(Record.Path, failure);
            }

            Record.Add(entry);
        }
    }

    public void Dispose() => _file.Dispose();

    private bool EndsLine(long end)
    {
        _file.Position = end - 1;
        return _file.ReadByte() == '\n';
    }

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalEntry>(line, s_options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NeptuneMLException Unavailable(string path, Exception failure) => new(
        $"The journal '{path}' cannot be used: {failure.Message}", failure)
    {
        ErrorId = ErrorIds.JournalUnavailable,
        RecommendedAction = "Specify a folder for journals that can be written with -JournalPath.",
    };
}
