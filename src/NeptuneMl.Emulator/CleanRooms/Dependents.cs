namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resources that depend on a resource.</summary>
internal sealed class Dependents
{
    private readonly List<(StoredResource Resource, Dependency Dependency)> _dependents = [];

    public void Add(StoredResource dependent, Dependency dependency)
    {
        lock (_dependents)
            _dependents.Add((dependent, dependency));
    }

    public void Remove(StoredResource dependent)
    {
        lock (_dependents)
            _dependents.RemoveAll(entry => entry.Resource == dependent);
    }

    /// <summary>Returns a resource that prevents the deletion, or null.</summary>
    public StoredResource? FindBlocking()
    {
        lock (_dependents)
        {
            _dependents.RemoveAll(entry => !IsBlocking(entry.Resource, entry.Dependency));
            return _dependents.Count == 0 ? null : _dependents[0].Resource;
        }
    }

    private static bool IsBlocking(StoredResource dependent, Dependency dependency) => dependency == Dependency.WhileCreating
        ? dependent.Lifecycle.IsCreating
        : dependent.Lifecycle.HasContent;
}
