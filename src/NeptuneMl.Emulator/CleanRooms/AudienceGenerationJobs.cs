namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Audience generation jobs.</summary>
internal sealed class AudienceGenerationJobs(EmulatorEnvironment environment, Pages pages, ConfiguredAudienceModels models) : IResource
{
    private static readonly ResourceKind s_kind = new("audience generation job", "audience-generation-job", "audienceGenerationJobArn");

    public Collection<AudienceGenerationJob> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("StartAudienceGenerationJob", Start);
        operations.Add("GetAudienceGenerationJob", All.Get);
        operations.Add("ListAudienceGenerationJobs", List);
        operations.Add("DeleteAudienceGenerationJob", Delete);
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        const string modelArn = "configuredAudienceModelArn";
        ConfiguredAudienceModel model = models.All.Require(input.RequiredText(modelArn), modelArn);
        Identity identity = All.NewIdentity(null);
        if (model.PropagatesTags)
            identity.Tags.Add(model.Identity.Tags);
        AudienceGenerationJob job = new(
            identity, input.Body.Clone(), Lifecycle.StartCreating(environment, input.RequiredText("name")), model);
        environment.Quotas.Add(input, job.Lifecycle, () => All.Add(job));
        model.AddDependent(job, Dependency.WhileItHasContent);
        identity.WriteArn(output);
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string? model = input.Text("configuredAudienceModelArn");
        string? collaborationId = input.Text("collaborationId");
        All.List(
            input,
            output,
            job => (model is null || job.Model.Identity.Arn == model)
                && (collaborationId is null || job.Text("collaborationId") == collaborationId));
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
