using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Trained-model inference jobs, as their member and as the collaboration sees them.</summary>
internal sealed class InferenceJobs(Surroundings surroundings, Pages pages, TrainedModels trainedModels) : IResource
{
    private readonly ResourceStore<InferenceJob> _jobs = new();

    public void Register(OperationTable operations)
    {
        operations.Add("StartTrainedModelInferenceJob", Start);
        operations.Add("GetTrainedModelInferenceJob", Get);
        operations.Add("ListTrainedModelInferenceJobs", List);
        operations.Add("ListCollaborationTrainedModelInferenceJobs", ListInCollaboration);
        operations.Add("CancelTrainedModelInferenceJob", Cancel);
    }

    private void Start(OperationInput input, Utf8JsonWriter output)
    {
        const string association = "configuredModelAlgorithmAssociationArn";
        string membershipId = input.RequiredText("membershipIdentifier");
        string channel = input.Json("dataSource").GetProperty("mlInputChannelArn").GetString()!;
        Membership.RequireOwn(channel, membershipId, "dataSource.mlInputChannelArn");
        if (input.Text(association) is { } arn)
            Membership.RequireOwn(arn, membershipId, association);

        string collaborationId = Membership.CollaborationOf(membershipId);
        TrainedModelVersion model = trainedModels.RequireActive(
            input.RequiredText("trainedModelArn"), input.Text("trainedModelVersionIdentifier"), collaborationId);
        var job = new InferenceJob(
            surroundings.Arn("cleanrooms-ml", $"membership/{membershipId}/trained-model-inference-job/{Guid.NewGuid()}"),
            membershipId,
            collaborationId,
            model,
            input.Body.Clone(),
            new Lifecycle(surroundings, surroundings.FailureOf(input.RequiredText("name"))));
        _jobs.TryAdd(job.Arn, job);
        output.WriteString("trainedModelInferenceJobArn", job.Arn);
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        InferenceJob job = Require(input);
        WriteCommon(output, job, withDetails: true);
        if (job.Lifecycle.Status != "CREATE_PENDING")
            output.WriteString("inferenceContainerImageDigest", job.Model.ImageDigest("inference"));
        output.WriteMembersOf(
            job.Request, "resourceConfig", "dataSource", "containerExecutionParameters", "environment", "kmsKeyArn", "tags");
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string membershipId = input.RequiredText("membershipIdentifier");
        Func<InferenceJob, bool> asksFor = Filter(input);
        pages.Write(
            input,
            output,
            "trainedModelInferenceJobs",
            _jobs,
            job => job.MembershipId == membershipId && asksFor(job),
            job => WriteSummary(output, job));
    }

    private void ListInCollaboration(OperationInput input, Utf8JsonWriter output)
    {
        string collaborationId = input.RequiredText("collaborationIdentifier");
        Func<InferenceJob, bool> asksFor = Filter(input);
        pages.Write(
            input,
            output,
            "collaborationTrainedModelInferenceJobs",
            _jobs,
            job => job.CollaborationId == collaborationId && asksFor(job),
            job =>
            {
                WriteSummary(output, job);
                output.WriteString("creatorAccountId", surroundings.AccountId);
            });
    }

    private void Cancel(OperationInput input, Utf8JsonWriter output)
    {
        InferenceJob job = Require(input);
        job.Lifecycle.Cancel($"The inference job '{job.Arn}'");
    }

    private static Func<InferenceJob, bool> Filter(OperationInput input)
    {
        string? model = input.Text("trainedModelArn");
        string? version = input.Text("trainedModelVersionIdentifier");
        return job => (model is null || job.TrainedModelArn == model) && (version is null || job.Model.Identifier == version);
    }

    private InferenceJob Require(OperationInput input)
    {
        string arn = input.RequiredText("trainedModelInferenceJobArn");
        return _jobs.Find(arn) is { } job && job.MembershipId == input.RequiredText("membershipIdentifier")
            ? job
            : throw CleanRoomsErrors.NotFound($"There is no inference job '{arn}'.");
    }

    private static void WriteSummary(Utf8JsonWriter output, InferenceJob job)
    {
        WriteCommon(output, job, withDetails: false);
        output.WriteString("collaborationIdentifier", job.CollaborationId);
    }

    private static void WriteCommon(Utf8JsonWriter output, InferenceJob job, bool withDetails)
    {
        output.WriteString("trainedModelInferenceJobArn", job.Arn);
        output.WriteString("configuredModelAlgorithmAssociationArn", job.Model.AlgorithmAssociationArn);
        output.WriteString("membershipIdentifier", job.MembershipId);
        output.WriteOptional("trainedModelVersionIdentifier", job.Model.Identifier);
        output.WriteMembersOf(job.Request, "trainedModelArn", "name", "description", "outputConfiguration");
        job.Lifecycle.WriteStatus(output);
        job.Lifecycle.WriteOutcome(output, withDetails);
    }
}
