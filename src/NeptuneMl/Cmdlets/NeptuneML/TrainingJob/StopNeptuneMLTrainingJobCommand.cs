namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Cancels training jobs (API: <c>CancelMLModelTrainingJob</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Stop,
    "NeptuneMLTrainingJob",
    DefaultParameterSetName = "ById",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TrainingJob))]
[ApiOperation("CancelMLModelTrainingJob")]
public sealed class StopNeptuneMLTrainingJobCommand : NeptuneMLStopCommand<TrainingJob>
{
    private protected override Resource<TrainingJob> Resource => TrainingJobs.Resource;
}
