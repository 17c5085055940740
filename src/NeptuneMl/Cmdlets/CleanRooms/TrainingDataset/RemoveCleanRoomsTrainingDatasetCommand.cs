using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Deletes a training dataset but not its table (API: <c>DeleteTrainingDataset</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsTrainingDataset", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TrainingDataset))]
[ApiOperation("DeleteTrainingDataset")]
public sealed class RemoveCleanRoomsTrainingDatasetCommand : CleanRoomsRemoveCommand<TrainingDataset>
{
    /// <summary>The ARN of the training dataset.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string TrainingDatasetArn { get; set; } = "";

    private protected override void Process() => Remove(TrainingDatasets.Resource, TrainingDatasetArn, WaitGoal.Deletion);
}
