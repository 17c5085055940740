using System.Collections.Concurrent;

namespace NeptuneMl.Emulator.S3;

/// <summary>The files that jobs write to S3 when they complete. The content is made when a file is read.</summary>
internal sealed class JobFiles
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), JobFile> _files = new();

    /// <summary>Adds a file of a job.</summary>
    /// <param name="location">The S3 location of the folder.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="exists">Whether the job has completed at a time.</param>
    /// <param name="content">Makes the content.</param>
    public void Add(string location, string name, Func<DateTimeOffset, bool> exists, Func<string> content)
    {
        string[] parts = location["s3://".Length..].TrimEnd('/').Split('/', 2);
        string key = parts.Length == 1 ? name : $"{parts[1]}/{name}";
        _files[(parts[0], key)] = new JobFile(exists, content);
    }

    /// <summary>The content of a file; null when the file does not exist.</summary>
    public byte[]? Find(string bucket, string key, DateTimeOffset now) =>
        _files.TryGetValue((bucket, key), out JobFile? file) && file.Exists(now) ? file.Read() : null;

    /// <summary>All files that exist at a time.</summary>
    public IEnumerable<KeyValuePair<(string Bucket, string Key), byte[]>> All(DateTimeOffset now) =>
        _files.Where(entry => entry.Value.Exists(now)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Read()));

    private sealed record JobFile(Func<DateTimeOffset, bool> Exists, Func<string> Content)
    {
        public byte[] Read() => Encoding.UTF8.GetBytes(Content());
    }
}
