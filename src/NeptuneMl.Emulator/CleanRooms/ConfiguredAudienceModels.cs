namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Configured audience models.</summary>
internal sealed class ConfiguredAudienceModels(EmulatorEnvironment environment, Pages pages, AudienceModels audienceModels) : IResource
{
    private const int WholePercentage = 100;

    private static readonly ResourceKind s_kind = new(
        "configured audience model", "configured-audience-model", "configuredAudienceModelArn")
    {
        HasUniqueNames = true,
    };

    public Collection<ConfiguredAudienceModel> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateConfiguredAudienceModel", Create);
        operations.Add("UpdateConfiguredAudienceModel", Update);
        operations.Add("GetConfiguredAudienceModel", All.Get);
        operations.Add("ListConfiguredAudienceModels", All.List);
        operations.Add("DeleteConfiguredAudienceModel", Delete);
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        StoredResource audienceModel = audienceModels.RequireActive(input.RequiredText("audienceModelArn"));
        CheckSizes(input);
        ConfiguredAudienceModel configured = new(All.NewIdentity(null), input.Body.Clone(), Lifecycle.StartActive(environment));
        All.Add(configured);
        audienceModel.AddDependent(configured, Dependency.WhileItHasContent);
        configured.Identity.WriteArn(output);
    }

    private void Update(OperationInput input, Utf8JsonWriter output)
    {
        ConfiguredAudienceModel configured = All.Require(input);
        StoredResource? audienceModel = input.Text("audienceModelArn") is { } arn ? audienceModels.RequireActive(arn) : null;
        CheckSizes(input);
        if (audienceModel is not null)
        {
            audienceModels.All.Find(configured.Text("audienceModelArn")!)?.RemoveDependent(configured);
            audienceModel.AddDependent(configured, Dependency.WhileItHasContent);
        }

        configured.Update(input.Body.Clone());
        configured.Identity.WriteArn(output);
    }

    private static void CheckSizes(OperationInput input)
    {
        if (input.Json("audienceSizeConfig") is { ValueKind: JsonValueKind.Object } config
            && config.GetProperty("audienceSizeType").GetString() == "PERCENTAGE"
            && config.GetProperty("audienceSizeBins").EnumerateArray().Any(bin => bin.GetInt32() > WholePercentage))
        {
            throw CleanRoomsErrors.Validation($"audienceSizeConfig.audienceSizeBins: a percentage is {WholePercentage} or less.");
        }
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
