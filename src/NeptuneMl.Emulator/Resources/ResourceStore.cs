namespace NeptuneMl.Emulator.Resources;

/// <summary>Stores the resources of one type by key and lists them newest first.</summary>
internal sealed class ResourceStore<T>
    where T : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);
    private readonly List<Entry> _oldestFirst = [];
    private long _sequence;

    /// <returns>False when the key already exists.</returns>
    public bool TryAdd(string key, T resource)
    {
        lock (_gate)
        {
            Entry entry = new(_sequence + 1, resource);
            if (!_byKey.TryAdd(key, entry))
                return false;
            _sequence++;
            _oldestFirst.Add(entry);
            return true;
        }
    }

    public T? Find(string key)
    {
        lock (_gate)
            return _byKey.GetValueOrDefault(key)?.Resource;
    }

    /// <summary>Removes a resource, unless its key now belongs to another resource.</summary>
    public void Remove(string key, T resource)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out Entry? entry) && entry.Resource == resource)
            {
                _byKey.Remove(key);
                _oldestFirst.RemoveAt(CountBefore(entry.Sequence));
            }
        }
    }

    /// <summary>Lists resources, newest first.</summary>
    /// <param name="filter">Selects the resources to return.</param>
    /// <param name="before">The position at which the previous page ended; null for the first page.</param>
    /// <param name="count">The maximum number of resources to return.</param>
    /// <returns>The resources, and the position for the next page, or null on the last page.</returns>
    public (IReadOnlyList<T> Resources, long? Next) List(Func<T, bool> filter, long? before, int count)
    {
        List<T> page = new();
        lock (_gate)
        {
            int index = (before is { } position ? CountBefore(position) : _oldestFirst.Count) - 1;
            for (long last = 0; index >= 0; index--)
            {
                Entry entry = _oldestFirst[index];
                if (!filter(entry.Resource))
                    continue;
                if (page.Count == count)
                    return (page, last);
                page.Add(entry.Resource);
                last = entry.Sequence;
            }
        }

        return (page, null);
    }

    private int CountBefore(long sequence)
    {
        int low = 0;
        for (int high = _oldestFirst.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (_oldestFirst[middle].Sequence < sequence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private sealed record Entry(long Sequence, T Resource);
}
