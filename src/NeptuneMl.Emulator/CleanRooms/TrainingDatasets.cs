namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>Training datasets: references to the tables with the training data of audience models.</summary>
internal sealed class TrainingDatasets(EmulatorEnvironment environment, Pages pages) : IResource
{
    private static readonly ResourceKind s_kind = new("training dataset", "training-dataset", "trainingDatasetArn")
    {
        HasUniqueNames = true,
    };

    public Collection<StoredResource> All { get; } = new(s_kind, environment, pages);

    public void Register(OperationTable operations)
    {
        operations.Add("CreateTrainingDataset", Create);
        operations.Add("GetTrainingDataset", All.Get);
        operations.Add("ListTrainingDatasets", All.List);
        operations.Add("DeleteTrainingDataset", Delete);
    }

    private void Create(OperationInput input, Utf8JsonWriter output)
    {
        StoredResource dataset = new(All.NewIdentity(null), input.Body.Clone(), Lifecycle.StartActive(environment));
        All.Add(dataset);
        dataset.Identity.WriteArn(output);
    }

    private void Delete(OperationInput input, Utf8JsonWriter output) => All.Require(input).Delete();
}
