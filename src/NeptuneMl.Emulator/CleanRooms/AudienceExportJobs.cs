namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Audience export jobs. The API gives them no ARN and no Get operation; only the list returns them.</summary>
internal sealed class AudienceExportJobs(EmulatorEnvironment environment, Pages pages, AudienceGenerationJobs audiences) : IResource
{
    private static readonly ResourceKind s_kind = new("audience export job", "audience-export-job", "");

    private readonly Collection<AudienceExportJob> _all = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("StartAudienceExportJob", Start);
        operations.Add("ListAudienceExportJobs", List);
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        const string audienceArn = "audienceGenerationJobArn";
        AudienceGenerationJob audience = audiences.All.Require(input.RequiredText(audienceArn), audienceArn);
        audience.RequireActive();
        JsonElement size = input.Json("audienceSize");
        if (audience.ExportableSizes?.Contains((size.GetProperty("type").GetString()!, size.GetProperty("value").GetInt32())) == false)
            throw CleanRoomsErrors.Validation("audienceSize: is not one of the sizes of the configured audience model.");

        AudienceExportJob job = new(
            _all.NewIdentity(null), input.Body.Clone(), Lifecycle.StartCreating(environment, input.RequiredText("name")), audience);
        environment.Quotas.Add(input, job.Lifecycle, () => _all.Add(job));
        audience.AddDependent(job, Dependency.WhileCreating);
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string? audience = input.Text("audienceGenerationJobArn");
        _all.List(input, output, job => audience is null || job.Text("audienceGenerationJobArn") == audience);
    }
}
