namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Cancels data processing jobs (API: <c>CancelMLDataProcessingJob</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Stop,
    "NeptuneMLDataProcessingJob",
    DefaultParameterSetName = "ById",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DataProcessingJob))]
[ApiOperation("CancelMLDataProcessingJob")]
public sealed class StopNeptuneMLDataProcessingJobCommand : NeptuneMLStopCommand<DataProcessingJob>
{
    private protected override Resource<DataProcessingJob> Resource => DataProcessingJobs.Resource;
}
