namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Cancels transform jobs (API: <c>CancelMLModelTransformJob</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Stop,
    "NeptuneMLTransformJob",
    DefaultParameterSetName = "ById",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TransformJob))]
[ApiOperation("CancelMLModelTransformJob")]
public sealed class StopNeptuneMLTransformJobCommand : NeptuneMLStopCommand<TransformJob>
{
    private protected override Resource<TransformJob> Resource => TransformJobs.Resource;
}
