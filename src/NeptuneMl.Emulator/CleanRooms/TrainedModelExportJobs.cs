using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Export jobs of trained models. They have no resource name of their own: the lists of their models show them.</summary>
internal sealed class TrainedModelExportJobs(Surroundings surroundings, Pages pages, TrainedModels trainedModels) : IResource
{
    private static readonly ResourceKind s_kind = new("trained model export job", "trained-model-export-job", "");

    private readonly Collection<TrainedModelExportJob> _all = new(s_kind, surroundings, pages);

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
            _all.NewIdentity(membershipId), input.Body.Clone(), Lifecycle.Begin(surroundings, input.RequiredText("name")), model);
        _all.Add(job);
        model.Bear(job, Dependence.WhileUnderWay);
    }

    private void List(OperationInput input, Utf8JsonWriter output)
    {
        string model = input.RequiredText("trainedModelArn");
        string? version = input.Text("trainedModelVersionIdentifier");
        _all.List(input, output, job => job.Model.Identity.Arn == model && (version is null || job.Model.Identifier == version));
    }
}
