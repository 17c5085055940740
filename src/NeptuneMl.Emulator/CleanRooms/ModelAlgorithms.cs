namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Configured model algorithms: the containers for training and inference.</summary>
internal sealed class ModelAlgorithms(EmulatorEnvironment environment, Pages pages) : IResource
{
    private static readonly ResourceKind s_kind = new(
        "configured model algorithm", "configured-model-algorithm", "configuredModelAlgorithmArn")
    {
        HasUniqueNames = true,
    };

    public Collection<StoredResource> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateConfiguredModelAlgorithm", Create);
        operations.Add("GetConfiguredModelAlgorithm", All.Get);
        operations.Add("ListConfiguredModelAlgorithms", All.List);
        operations.Add("DeleteConfiguredModelAlgorithm", Delete);
    }

    public StoredResource Create(Identity identity, JsonElement request, Lifecycle lifecycle)
    {
        StoredResource algorithm = new(identity, request, lifecycle);
        All.Add(algorithm);
        return algorithm;
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        Identity identity = All.NewIdentity(null);
        Lifecycle lifecycle = Lifecycle.StartActive(environment);
        environment.Quotas.Add(input, lifecycle, () => Create(identity, input.Body.Clone(), lifecycle));
        identity.WriteArn(output);
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
