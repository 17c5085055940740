namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Trained model inference jobs, in the views of a member and of the collaboration.</summary>
internal sealed class InferenceJobs(
    EmulatorEnvironment environment,
    Pages pages,
    ModelAlgorithmAssociations associations,
    InputChannels channels,
    TrainedModels trainedModels,
    LogDelivery logs)
    : IResource
{
    private static readonly ResourceKind s_kind = new(
        "trained model inference job", "trained-model-inference-job", "trainedModelInferenceJobArn")
    {
        FailureCode = "AlgorithmError",
    };

    public Collection<InferenceJob> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("StartTrainedModelInferenceJob", Start);
        operations.Add("GetTrainedModelInferenceJob", All.Get);
        operations.Add("ListTrainedModelInferenceJobs", List);
        operations.Add("ListCollaborationTrainedModelInferenceJobs", List);
        operations.Add("CancelTrainedModelInferenceJob", Cancel);
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        const string association = "configuredModelAlgorithmAssociationArn";
        string membershipId = input.RequiredText("membershipIdentifier");
        string collaborationId = Membership.CollaborationOf(membershipId);
        InputChannel channel = channels.RequireActive(
            input.Json("dataSource").GetProperty("mlInputChannelArn").GetString()!, "dataSource.mlInputChannelArn", collaborationId);
        Association? algorithm = input.Text(association) is { } arn ? associations.All.Require(arn, association, collaborationId) : null;
        TrainedModelVersion model = trainedModels.RequireActive(
            input.RequiredText("trainedModelArn"), input.Text("trainedModelVersionIdentifier"), collaborationId);
        InferenceJob job = new(
            All.NewIdentity(membershipId),
            input.Body.Clone(),
            Lifecycle.StartCreating(environment, input.RequiredText("name")),
            model,
            algorithm ?? model.Association,
            logs);
        environment.Quotas.Add(input, job.Lifecycle, () => All.Add(job));
        channel.AddDependent(job, Dependency.WhileCreating);
        model.AddDependent(job, Dependency.WhileCreating);
        output.WriteString("trainedModelInferenceJobArn", job.Identity.Arn);
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string? model = input.Text("trainedModelArn");
        string? version = input.Text("trainedModelVersionIdentifier");
        All.List(
            input,
            output,
            job => (model is null || job.TrainedModelArn == model) && (version is null || job.TrainedModelVersionIdentifier == version));
    }

    private void Cancel(OperationInput input, Utf8JsonWriter output)
    {
        InferenceJob job = All.Require(input);
        job.Lifecycle.Cancel($"The {job.Identity}");
    }
}
