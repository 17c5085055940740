namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Enforces the quotas in <c>api/documented.json</c> on the resources that requests create. The sample collaboration does not
/// count.</summary>
internal sealed class Quotas(bool enforced)
{
    private readonly Lock _gate = new();
    private readonly List<Quota> _quotas = enforced ? [.. ServiceDescription.Quotas("CleanRoomsML").Select(quota => new Quota(quota))] : [];

    /// <summary>Adds a resource, unless the request exceeds a quota.</summary>
    /// <param name="input">The request that creates the resource.</param>
    /// <param name="lifecycle">The lifecycle of the resource.</param>
    /// <param name="add">Stores the resource; may reject the request.</param>
    public void Add(OperationInput input, Lifecycle lifecycle, Action add)
    {
        lock (_gate)
        {
            Quota[] quotas = [.. _quotas.Where(quota => quota.Operation == input.Operation.Name)];
            foreach (Quota quota in quotas) quota.Require(input);
            add();
            foreach (Quota quota in quotas) quota.Add(input, lifecycle);
        }
    }

    private sealed class Quota(JsonElement description)
    {
        private readonly string _name = description.GetProperty("name").GetString()!;
        private readonly int _value = description.GetProperty("value").GetInt32();
        private readonly bool _countsUnfinished = description.GetProperty("counts").GetString() == "unfinished";
        private readonly string? _per = description.TryGetProperty("per", out JsonElement per) ? per.GetString() : null;
        private readonly Dictionary<string, List<Lifecycle>> _resources = new(StringComparer.Ordinal);

        public string Operation { get; } = description.GetProperty("operation").GetString()!;

        public void Require(OperationInput input)
        {
            List<Lifecycle> resources = ResourcesOf(input);
            resources.RemoveAll(resource => _countsUnfinished ? !resource.IsCreating : !resource.HasContent);
            if (resources.Count >= _value) throw CleanRoomsErrors.QuotaExceeded(_name, _value);
        }

        public void Add(OperationInput input, Lifecycle lifecycle) => ResourcesOf(input).Add(lifecycle);

        private List<Lifecycle> ResourcesOf(OperationInput input)
        {
            string scope = _per is null ? "" : input.RequiredText(_per);
            if (!_resources.TryGetValue(scope, out List<Lifecycle>? resources)) _resources.Add(scope, resources = []);
            return resources;
        }
    }
}
