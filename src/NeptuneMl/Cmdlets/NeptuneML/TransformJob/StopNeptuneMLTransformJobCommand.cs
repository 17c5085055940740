using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Cancels transform jobs (API: <c>CancelMLModelTransformJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "NeptuneMLTransformJob", DefaultParameterSetName = "ById", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("CancelMLModelTransformJob")]
public sealed class StopNeptuneMLTransformJobCommand : NeptuneMLStopCommand<TransformJob>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Stop("transform job", "Cancel", session => new TransformJobs(session));
}
