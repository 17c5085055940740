namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>How long a resource needs another one.</summary>
internal enum Dependence
{
    /// <summary>Until its creation has ended: a training and the channels that it reads.</summary>
    WhileUnderWay,

    /// <summary>Until it is deleted, or has no content any more: an audience model and its training dataset.</summary>
    WhileKept,
}

/// <summary>What depends on a resource.</summary>
internal sealed class Dependents
{
    private readonly List<(StoredResource Resource, Dependence Dependence)> _dependents = [];

    public void Add(StoredResource dependent, Dependence dependence)
    {
        lock (_dependents)
            _dependents.Add((dependent, dependence));
    }

    public void Remove(StoredResource dependent)
    {
        lock (_dependents)
            _dependents.RemoveAll(entry => entry.Resource == dependent);
    }

    /// <summary>Finds something that the resource must not be taken from, or null.</summary>
    public StoredResource? FindHolding()
    {
        lock (_dependents)
        {
            _dependents.RemoveAll(entry => !IsHolding(entry.Resource, entry.Dependence));
            return _dependents.Count == 0 ? null : _dependents[0].Resource;
        }
    }

    private static bool IsHolding(StoredResource dependent, Dependence dependence) => dependence == Dependence.WhileUnderWay
        ? dependent.Lifecycle.IsUnderWay
        : dependent.Lifecycle.IsKept;
}
