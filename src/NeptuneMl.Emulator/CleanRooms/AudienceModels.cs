namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Audience models, which learn the similarity of users from a training dataset.</summary>
internal sealed class AudienceModels(EmulatorEnvironment environment, Pages pages, TrainingDatasets datasets) : IResource
{
    private static readonly ResourceKind s_kind = new("audience model", "audience-model", "audienceModelArn")
    {
        HasUniqueNames = true,
    };

    public Collection<StoredResource> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateAudienceModel", Create);
        operations.Add("GetAudienceModel", All.Get);
        operations.Add("ListAudienceModels", All.List);
        operations.Add("DeleteAudienceModel", Delete);
    }

    /// <summary>Finds the model that a request refers to; throws when the model is not active.</summary>
    public StoredResource RequireActive(string arn)
    {
        StoredResource model = All.Require(arn, "audienceModelArn");
        model.RequireActive();
        return model;
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        StoredResource dataset = datasets.All.Require(input.RequiredText("trainingDatasetArn"), "trainingDatasetArn");
        CheckPeriod(input.Json("trainingDataStartTime"), input.Json("trainingDataEndTime"));
        StoredResource model = new(
            All.NewIdentity(null), input.Body.Clone(), Lifecycle.StartCreating(environment, input.RequiredText("name")));
        environment.Quotas.Add(input, model.Lifecycle, () => All.Add(model));
        dataset.AddDependent(model, Dependency.WhileItHasContent);
        model.Identity.WriteArn(output);
    }

    private static void CheckPeriod(JsonElement start, JsonElement end)
    {
        bool areGiven = start.ValueKind == JsonValueKind.String && end.ValueKind == JsonValueKind.String;
        if (areGiven && start.GetDateTimeOffset() >= end.GetDateTimeOffset())
            throw CleanRoomsErrors.Validation("trainingDataEndTime: must be after trainingDataStartTime.");
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
