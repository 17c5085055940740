using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Training datasets: which table the data of audience models is in.</summary>
internal sealed class TrainingDatasets(Surroundings surroundings, Pages pages) : IResource
{
    private static readonly ResourceKind s_kind = new("training dataset", "training-dataset", "trainingDatasetArn")
    {
        HasUniqueNames = true,
    };

    public Collection<StoredResource> All { get; } = new(s_kind, surroundings, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateTrainingDataset", Create);
        operations.Add("GetTrainingDataset", All.Get);
        operations.Add("ListTrainingDatasets", All.List);
        operations.Add("DeleteTrainingDataset", Delete);
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        StoredResource dataset = new(All.NewIdentity(null), input.Body.Clone(), Lifecycle.Settle(surroundings));
        All.Add(dataset);
        dataset.Identity.WriteArn(output);
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
