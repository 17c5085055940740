using System.IO.Enumeration;

namespace NeptuneMl.Emulator.Faults;

/// <summary>The faults in force, and how often each has hit. Replaced as a whole, at any time.</summary>
internal sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly Random _random;
    private Entry[] _entries;

    public FaultPlan(IReadOnlyList<Fault> faults, int? seed)
    {
        // Reproducible when a seed is given; nothing here guards a secret.
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

    /// <summary>The fault that hits this request, or null: the first whose turn it is.</summary>
    public Fault? Next(string operation)
    {
        if (_entries.Length == 0)
            return null;
        lock (_gate)
        {
            Fault? hit = null;
            foreach (Entry entry in _entries)
            {
                // Each counts every request that concerns it, so that several make a script.
                bool concerns = FileSystemName.MatchesSimpleExpression(entry.Fault.Operation, operation, ignoreCase: true);
                if (concerns && entry.IsDue(_random) && hit is null)
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
#pragma warning disable CA5394 // Chance, not a secret.
            return Fault.Rate >= 1 || random.NextDouble() < Fault.Rate;
#pragma warning restore CA5394
        }
    }
}
