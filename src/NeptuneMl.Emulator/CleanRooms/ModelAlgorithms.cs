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

    public StoredResource Create(Identity identity, JsonElement request)
    {
        StoredResource algorithm = new(identity, request, Lifecycle.StartActive(environment));
        All.Add(algorithm);
        return algorithm;
    }

    private void Create(OperationInput input, Utf8JsonWriter output) =>
        Create(All.NewIdentity(null), input.Body.Clone()).Identity.WriteArn(output);

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
