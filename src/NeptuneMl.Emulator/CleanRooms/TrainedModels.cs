namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Trained models and their versions, in the views of a member and of the collaboration.</summary>
internal sealed class TrainedModels(
    EmulatorEnvironment environment,
    Pages pages,
    ModelAlgorithmAssociations associations,
    InputChannels channels,
    LogDelivery logs)
    : IResource
{
    private const string Incremental = "incrementalTrainingDataChannels";

    private static readonly ResourceKind s_kind = new("trained model", "trained-model", "trainedModelArn")
    {
        // The user guide requires a name that is unique in the collaboration.
        HasUniqueNames = true,
        FailureCode = "AlgorithmError",
    };

    public Collection<TrainedModel> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateTrainedModel", Create);
        operations.Add("GetTrainedModel", Get);
        operations.Add("GetCollaborationTrainedModel", Get);
        operations.Add("ListTrainedModels", All.List);
        operations.Add("ListTrainedModelVersions", ListVersions);
        operations.Add("ListCollaborationTrainedModels", All.List);
        operations.Add("CancelTrainedModel", Cancel);
        operations.Add("DeleteTrainedModelOutput", DeleteOutput);
    }

    /// <summary>Finds a version in a collaboration; throws when it is not active. Null is the latest version.</summary>
    public TrainedModelVersion RequireActive(string arn, string? versionIdentifier, string collaborationId)
    {
        TrainedModelVersion version = All.Require(arn, "trainedModelArn", collaborationId).RequireOrLatest(versionIdentifier);
        version.RequireActive();
        return version;
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        string collaborationId = Membership.CollaborationOf(membershipId);
        const string association = "configuredModelAlgorithmAssociationArn";
        Association algorithm = associations.All.Require(input.RequiredText(association), association, collaborationId);
        List<StoredResource> sources =
        [
            .. input.Json("dataChannels").EnumerateArray().Select(channel => channels.RequireActive(
                channel.GetProperty("mlInputChannelArn").GetString()!, "dataChannels", collaborationId)),
        ];
        TrainedModelVersion? baseVersion = BaseVersionOf(input, collaborationId);
        if (baseVersion is not null)
            sources.Add(baseVersion);

        CheckChannelNames(input);

        // Incremental training adds a version to the model that it continues.
        TrainedModel? model = baseVersion is null ? null : All.Find(baseVersion.Identity.Arn);
        if (model is not null)
            All.ClaimName(input.RequiredText("name"), model);
        TrainedModelVersion version = new(
            model?.Identity ?? All.NewIdentity(membershipId),
            model is null ? null : Guid.NewGuid().ToString(),
            input.Body.Clone(),
            Lifecycle.StartCreating(environment, input.RequiredText("name")),
            algorithm,
            baseVersion,
            logs);
        environment.Quotas.Add(input, version.Lifecycle, () =>
        {
            if (model is null)
                All.Add(new TrainedModel(version));
            else
                model.Add(version);
        });
        algorithm.AddDependent(version, Dependency.WhileItHasContent);
        foreach (StoredResource source in sources)
            source.AddDependent(version, Dependency.WhileCreating);

        output.WriteString("trainedModelArn", version.Identity.Arn);
        output.WriteOptional("versionIdentifier", version.Identifier);
    }

    private TrainedModelVersion? BaseVersionOf(OperationInput input, string collaborationId)
    {
        if (input.Json(Incremental) is not { ValueKind: JsonValueKind.Array } incremental)
            return null;
        string? identifier = incremental[0].TryGetProperty("versionIdentifier", out JsonElement version) ? version.GetString() : null;
        return RequireActive(incremental[0].GetProperty("trainedModelArn").GetString()!, identifier, collaborationId);
    }

    private static void CheckChannelNames(OperationInput input)
    {
        List<string?> names = new[] { input.Json("dataChannels"), input.Json(Incremental) }
            .Where(list => list.ValueKind == JsonValueKind.Array)
            .SelectMany(list => list.EnumerateArray(), (_, channel) => channel.GetProperty("channelName").GetString())
            .ToList();
        if (names.Distinct().Count() < names.Count)
            throw CleanRoomsErrors.Validation("dataChannels: every channelName must be different.");
    }

    private void Get(OperationInput input, Utf8JsonWriter output) => All.Require(input)
        .RequireOrLatest(input.Text("versionIdentifier"))
        .WriteTo(output, input.Operation.Output!, environment.Now);

    private void ListVersions(OperationInput input, Utf8JsonWriter output)
    {
        string? status = input.Text("status");
        DateTimeOffset now = environment.Now;
        pages.Write(
            input, output, All.Require(input).Versions, version => status is null || version.Lifecycle.StatusAt(now) == status, now);
    }

    private void Cancel(OperationInput input, Utf8JsonWriter output)
    {
        TrainedModelVersion version = All.Require(input).Require(input.Text("versionIdentifier"));
        version.Lifecycle.Cancel($"The {version.Identity}");
    }

    private void DeleteOutput(OperationInput input, Utf8JsonWriter output) =>
        All.Require(input).Require(input.Text("versionIdentifier")).DeleteContent();
}
