namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>ML input channels, in the views of a member and of the collaboration.</summary>
internal sealed class InputChannels(EmulatorEnvironment environment, Pages pages, ModelAlgorithmAssociations associations) : IResource
{
    private static readonly ResourceKind s_kind = new("ML input channel", "ml-input-channel", "mlInputChannelArn")
    {
        HasUniqueNames = true,
        FailureCode = "ProtectedQueryError",
    };

    private readonly AccessBudgets _budgets = new(environment);

    public Collection<InputChannel> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateMLInputChannel", Create);
        operations.Add("GetMLInputChannel", All.Get);
        operations.Add("GetCollaborationMLInputChannel", All.Get);
        operations.Add("ListMLInputChannels", All.List);
        operations.Add("ListCollaborationMLInputChannels", All.List);
        operations.Add("DeleteMLInputChannelData", DeleteData);
    }

    public InputChannel Create(Identity identity, JsonElement request, Lifecycle lifecycle)
    {
        const string member = "configuredModelAlgorithmAssociations";
        List<Association> algorithms =
        [
            .. request.GetProperty(member).EnumerateArray().Select(
                arn => associations.All.Require(arn.GetString()!, member, identity.CollaborationId)),
        ];
        InputChannel channel = new(identity, request, lifecycle, _budgets);
        All.Add(channel);
        foreach (Association algorithm in algorithms)
            algorithm.AddDependent(channel, Dependency.WhileItHasContent);
        _budgets.UseOne(identity.MembershipId!, channel.Query.Tables);
        return channel;
    }

    /// <summary>Finds a channel in a collaboration; throws when the channel is not active.</summary>
    public InputChannel RequireActive(string arn, string member, string collaborationId)
    {
        InputChannel channel = All.Require(arn, member, collaborationId);
        channel.RequireActive();
        return channel;
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        Identity identity = All.NewIdentity(input.RequiredText("membershipIdentifier"));
        Lifecycle lifecycle = Lifecycle.StartCreating(environment, input.RequiredText("name"));
        environment.Quotas.Add(input, lifecycle, () => Create(identity, input.Body.Clone(), lifecycle));
        identity.WriteArn(output);
    }

    private void DeleteData(OperationInput input, Utf8JsonWriter output) => All.Require(input).DeleteContent();
}
