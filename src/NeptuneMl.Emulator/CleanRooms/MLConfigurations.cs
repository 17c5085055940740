using System.Collections.Concurrent;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The ML configurations, which contain the output location of models: at most one for each membership.</summary>
internal sealed class MLConfigurations(EmulatorEnvironment environment) : IResource
{
    private static readonly ResourceKind s_kind = new("ML configuration", "ml-configuration", "");

    private readonly ConcurrentDictionary<string, StoredResource> _byMembership = new();

    public void Register(OperationTable operations)
    {
        operations.Add("PutMLConfiguration", Put);
        operations.Add("GetMLConfiguration", Get);
        operations.Add("DeleteMLConfiguration", Delete);
    }

    /// <summary>Finds the configuration of a membership, or null.</summary>
    public StoredResource? Find(string membershipId) => _byMembership.GetValueOrDefault(membershipId);

    public void Put(string membershipId, JsonElement request) => _byMembership.AddOrUpdate(
        membershipId,
        id => new StoredResource(new Identity(s_kind, id, environment.AccountId, id), request, Lifecycle.StartActive(environment)),
        (_, present) =>
        {
            present.Update(request);
            return present;
        });

    private void Put(OperationInput input, Utf8JsonWriter output) => Put(input.RequiredText("membershipIdentifier"), input.Body.Clone());

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        StoredResource configuration = _byMembership.GetValueOrDefault(membershipId) ?? throw NotFound(membershipId);
        configuration.WriteTo(output, input.Operation.Output!, environment.Now);
    }

    private void Delete(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        if (!_byMembership.TryRemove(membershipId, out _))
            throw NotFound(membershipId);
    }

    private static ServiceException NotFound(string membershipId) =>
        CleanRoomsErrors.NotFound($"The membership '{membershipId}' has no ML configuration.");
}
