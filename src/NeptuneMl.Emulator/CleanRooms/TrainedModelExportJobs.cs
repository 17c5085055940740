namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Trained model export jobs. The API gives them no ARN and no Get operation; only the list returns them.</summary>
internal sealed class TrainedModelExportJobs(EmulatorEnvironment environment, Pages pages, TrainedModels trainedModels) : IResource
{
    private static readonly ResourceKind s_kind = new("trained model export job", "trained-model-export-job", "");

    private readonly Collection<TrainedModelExportJob> _all = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("StartTrainedModelExportJob", Start);
        operations.Add("ListCollaborationTrainedModelExportJobs", List);
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        TrainedModelVersion model = trainedModels.RequireActive(
            input.RequiredText("trainedModelArn"),
            input.Text("trainedModelVersionIdentifier"),
            Membership.CollaborationOf(membershipId));
        TrainedModelExportJob job = new(
            _all.NewIdentity(membershipId), input.Body.Clone(), Lifecycle.StartCreating(environment, input.RequiredText("name")), model);
        _all.Add(job);
        model.AddDependent(job, Dependency.WhileCreating);
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string model = input.RequiredText("trainedModelArn");
        string? version = input.Text("trainedModelVersionIdentifier");
        _all.List(input, output, job => job.Model.Identity.Arn == model && (version is null || job.Model.Identifier == version));
    }
}
