using System.IO.Enumeration;

namespace NeptuneMl.Emulator.Faults;

/// <summary>The active faults, with the number of requests that each has affected. The list can be replaced at any time.</summary>
internal sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly Random _random;
    private Entry[] _entries;

    public FaultPlan(IReadOnlyList<Fault> faults, int? seed)
    {
        // Seeded for reproducible runs; not used for security.
#pragma warning disable CA5394
        _random = seed is { } given ? new Random(given) : new Random();
#pragma warning restore CA5394
        _entries = Entries(faults);
    }

    public IReadOnlyList<(Fault Fault, int Hits)> Counts
    {
        get
        {
            lock (_gate)
                return [.. _entries.Select(entry => (entry.Fault, entry.Hits))];
        }
    }

    public void Replace(IReadOnlyList<Fault> faults)
    {
        lock (_gate)
            _entries = Entries(faults);
    }

    /// <summary>Returns the fault for this request, or null: the first in the list that is due.</summary>
    public Fault? Next(string operation)
    {
        if (_entries.Length == 0)
            return null;
        lock (_gate)
        {
            Fault? hit = null;
            foreach (Entry entry in _entries)
            {
                // Every fault counts all requests that match it, so that several faults can form a sequence.
                bool matches = FileSystemName.MatchesSimpleExpression(entry.Fault.Operation, operation, ignoreCase: true);
                if (matches && entry.IsDue(_random) && hit is null)
                {
                    hit = entry.Fault;
                    entry.Hits++;
                }
            }

            return hit;
        }
    }

    private static Entry[] Entries(IReadOnlyList<Fault> faults) => [.. faults.Select(fault => new Entry(fault))];

    private sealed class Entry(Fault fault)
    {
        private int _seen;

        public Fault Fault { get; } = fault;

        public int Hits { get; set; }

        public bool IsDue(Random random)
        {
            if (_seen++ < Fault.Skip || Hits >= Fault.Times)
                return false;
#pragma warning disable CA5394 // Not used for security.
            return Fault.Rate >= 1 || random.NextDouble() < Fault.Rate;
#pragma warning restore CA5394
        }
    }
}
