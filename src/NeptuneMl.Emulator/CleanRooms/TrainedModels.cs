using System.Collections.Concurrent;
using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Trained models and their versions, as their member and as the collaboration sees them.</summary>
internal sealed class TrainedModels(Surroundings surroundings, Pages pages) : IResource
{
    private readonly ResourceStore<TrainedModel> _models = new();

    // The user guide asks for a name that is unique in the collaboration.
    private readonly ConcurrentDictionary<(string CollaborationId, string Name), TrainedModel> _names = new();

    public void Register(OperationTable operations)
    {
        operations.Add("CreateTrainedModel", Create);
        operations.Add("GetTrainedModel", Get);
        operations.Add("GetCollaborationTrainedModel", GetInCollaboration);
        operations.Add("ListTrainedModels", List);
        operations.Add("ListTrainedModelVersions", ListVersions);
        operations.Add("ListCollaborationTrainedModels", ListInCollaboration);
        operations.Add("CancelTrainedModel", Cancel);
        operations.Add("DeleteTrainedModelOutput", DeleteOutput);
    }

    /// <summary>Finds a version that is ready for use in a collaboration; null is the latest.</summary>
    public TrainedModelVersion RequireActive(string arn, string? versionIdentifier, string collaborationId)
    {
        TrainedModel? model = _models.Find(arn);
        if (model?.CollaborationId != collaborationId)
            throw CleanRoomsErrors.NotFound($"There is no trained model '{arn}' in the collaboration.");
        TrainedModelVersion version = model.RequireOrLatest(versionIdentifier);
        return version.Lifecycle.IsActive
            ? version
            : throw CleanRoomsErrors.Conflict($"The trained model '{arn}' is {version.Lifecycle.Status}; it must be ACTIVE.");
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        string name = input.RequiredText("name");
        CheckReferences(input, membershipId);

        string collaborationId = Membership.CollaborationOf(membershipId);
        JsonElement incremental = input.Json("incrementalTrainingDataChannels");
        (TrainedModel model, TrainedModelVersion version) = incremental.ValueKind == JsonValueKind.Array
            ? Continue(input, incremental[0], collaborationId)
            : (new TrainedModel(NewArn(membershipId), membershipId, collaborationId), NewVersion(input, null, null, null));

        if (_names.GetOrAdd((collaborationId, name), model) != model)
            throw CleanRoomsErrors.Conflict($"name: the collaboration has a trained model named '{name}' already.");
        model.Add(version);
        _models.TryAdd(model.Arn, model);

        output.WriteString("trainedModelArn", model.Arn);
        output.WriteOptional("versionIdentifier", version.Identifier);
    }

    /// <summary>Incremental training adds a version to the model that it builds on.</summary>
    private (TrainedModel Model, TrainedModelVersion Version) Continue(OperationInput input, JsonElement channel, string collaborationId)
    {
        string arn = channel.GetProperty("trainedModelArn").GetString()!;
        string? identifier = channel.TryGetProperty("versionIdentifier", out JsonElement version) ? version.GetString() : null;
        TrainedModelVersion basis = RequireActive(arn, identifier, collaborationId);
        string channelName = channel.GetProperty("channelName").GetString()!;
        return (_models.Find(arn)!, NewVersion(input, Guid.NewGuid().ToString(), basis, channelName));
    }

    private TrainedModelVersion NewVersion(OperationInput input, string? identifier, TrainedModelVersion? basis, string? channelName) => new(
        identifier,
        input.Body.Clone(),
        new Lifecycle(surroundings, surroundings.FailureOf(input.RequiredText("name"))),
        basis,
        channelName);

    private string NewArn(string membershipId) =>
        surroundings.Arn("cleanrooms-ml", $"membership/{membershipId}/trained-model/{Guid.NewGuid()}");

    private static void CheckReferences(OperationInput input, string membershipId)
    {
        const string association = "configuredModelAlgorithmAssociationArn";
        Membership.RequireOwn(input.RequiredText(association), membershipId, association);
        JsonElement incremental = input.Json("incrementalTrainingDataChannels");
        var channels = input.Json("dataChannels").EnumerateArray().ToList();
        foreach (JsonElement channel in channels)
            Membership.RequireOwn(channel.GetProperty("mlInputChannelArn").GetString()!, membershipId, "dataChannels");

        if (incremental.ValueKind == JsonValueKind.Array)
            channels.AddRange(incremental.EnumerateArray());
        if (channels.DistinctBy(channel => channel.GetProperty("channelName").GetString()).Count() < channels.Count)
            throw CleanRoomsErrors.Validation("dataChannels: every channelName must be different.");
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        TrainedModel model = RequireOfMember(input);
        TrainedModelVersion version = model.RequireOrLatest(input.Text("versionIdentifier"));
        WriteBoth(output, model, version);
        output.WriteMembersOf(version.Request, "hyperparameters", "environment", "kmsKeyArn", "tags", "dataChannels");
    }

    private void GetInCollaboration(OperationInput input, Utf8JsonWriter output)
    {
        TrainedModel model = RequireInCollaboration(input);
        WriteBoth(output, model, model.RequireOrLatest(input.Text("versionIdentifier")));
        output.WriteString("creatorAccountId", surroundings.AccountId);
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        pages.Write(
            input,
            output,
            "trainedModels",
            _models,
            model => model.MembershipId == membershipId,
            model => WriteSummary(output, model, model.Latest));
    }

    private void ListInCollaboration(OperationInput input, Utf8JsonWriter output)
    {
        string collaborationId = input.RequiredText("collaborationIdentifier");
        pages.Write(
            input,
            output,
            "collaborationTrainedModels",
            _models,
            model => model.CollaborationId == collaborationId,
            model =>
            {
                WriteSummary(output, model, model.Latest);
                output.WriteString("creatorAccountId", surroundings.AccountId);
            });
    }

    private void ListVersions(OperationInput input, Utf8JsonWriter output)
    {
        TrainedModel model = RequireOfMember(input);
        string? status = input.Text("status");
        pages.Write(
            input,
            output,
            "trainedModels",
            model.Versions,
            version => status is null || version.Lifecycle.Status == status,
            version => WriteSummary(output, model, version));
    }

    private void Cancel(OperationInput input, Utf8JsonWriter output)
    {
        TrainedModel model = RequireOfMember(input);
        model.Require(input.Text("versionIdentifier")).Lifecycle.Cancel($"The trained model '{model.Arn}'");
    }

    private void DeleteOutput(OperationInput input, Utf8JsonWriter output)
    {
        TrainedModel model = RequireOfMember(input);
        model.Require(input.Text("versionIdentifier")).Lifecycle.Delete($"The output of the trained model '{model.Arn}'");
    }

    private TrainedModel RequireOfMember(OperationInput input) =>
        Require(input, model => model.MembershipId == input.RequiredText("membershipIdentifier"));

    private TrainedModel RequireInCollaboration(OperationInput input) =>
        Require(input, model => model.CollaborationId == input.RequiredText("collaborationIdentifier"));

    private TrainedModel Require(OperationInput input, Func<TrainedModel, bool> isVisible)
    {
        string arn = input.RequiredText("trainedModelArn");
        return _models.Find(arn) is { } model && isVisible(model)
            ? model
            : throw CleanRoomsErrors.NotFound($"There is no trained model '{arn}'.");
    }

    private static void WriteBoth(Utf8JsonWriter output, TrainedModel model, TrainedModelVersion version)
    {
        WriteSummary(output, model, version);
        output.WriteMembersOf(version.Request, "resourceConfig", "trainingInputMode", "stoppingCondition");
        version.Lifecycle.WriteOutcome(output, withDetails: true);
        if (version.Lifecycle.Status != "CREATE_PENDING")
            output.WriteString("trainingContainerImageDigest", version.ImageDigest("training"));
    }

    private static void WriteSummary(Utf8JsonWriter output, TrainedModel model, TrainedModelVersion version)
    {
        output.WriteString("membershipIdentifier", model.MembershipId);
        output.WriteString("collaborationIdentifier", model.CollaborationId);
        output.WriteString("trainedModelArn", model.Arn);
        output.WriteOptional("versionIdentifier", version.Identifier);
        version.WriteBasis(output);
        output.WriteMembersOf(version.Request, "name", "description", "configuredModelAlgorithmAssociationArn");
        version.Lifecycle.WriteStatus(output);
    }
}
