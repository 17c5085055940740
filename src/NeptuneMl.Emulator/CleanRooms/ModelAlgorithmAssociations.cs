namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Configured model algorithm associations, in the views of a member and of the collaboration.</summary>
internal sealed class ModelAlgorithmAssociations(EmulatorEnvironment environment, Pages pages, ModelAlgorithms algorithms) : IResource
{
    private static readonly ResourceKind s_kind = new(
        "configured model algorithm association", "configured-model-algorithm-association", "configuredModelAlgorithmAssociationArn")
    {
        HasUniqueNames = true,
    };

    public Collection<Association> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateConfiguredModelAlgorithmAssociation", Create);
        operations.Add("GetConfiguredModelAlgorithmAssociation", All.Get);
        operations.Add("GetCollaborationConfiguredModelAlgorithmAssociation", All.Get);
        operations.Add("ListConfiguredModelAlgorithmAssociations", All.List);
        operations.Add("ListCollaborationConfiguredModelAlgorithmAssociations", All.List);
        operations.Add("DeleteConfiguredModelAlgorithmAssociation", Delete);
    }

    public Association Create(Identity identity, JsonElement request, Lifecycle lifecycle)
    {
        const string algorithmArn = "configuredModelAlgorithmArn";
        StoredResource algorithm = algorithms.All.Require(request.GetProperty(algorithmArn).GetString()!, algorithmArn);
        Association association = new(identity, request, lifecycle, algorithm);
        All.Add(association);
        algorithm.AddDependent(association, Dependency.WhileItHasContent);
        return association;
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        Identity identity = All.NewIdentity(input.RequiredText("membershipIdentifier"));
        Lifecycle lifecycle = Lifecycle.StartActive(environment);
        environment.Quotas.Add(input, lifecycle, () => Create(identity, input.Body.Clone(), lifecycle));
        identity.WriteArn(output);
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
