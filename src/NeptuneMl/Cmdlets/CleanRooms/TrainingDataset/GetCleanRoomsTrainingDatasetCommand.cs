namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets training datasets (API: <c>GetTrainingDataset</c>, <c>ListTrainingDatasets</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainingDataset", DefaultParameterSetName = "List")]
[OutputType(typeof(TrainingDataset))]
[ApiOperation("GetTrainingDataset", "ListTrainingDatasets")]
public sealed class GetCleanRoomsTrainingDatasetCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the training dataset to get. Default: none (the datasets are listed).</summary>
    [Parameter(
        ParameterSetName = "Dataset",
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? TrainingDatasetArn { get; set; }

    private protected override void Process() => Read(TrainingDatasets.Resource, TrainingDatasetArn);
}
