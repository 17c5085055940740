using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Commands;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Cancels training jobs (API: <c>CancelMLModelTrainingJob</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "NeptuneMLTrainingJob", DefaultParameterSetName = "ById", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("CancelMLModelTrainingJob")]
public sealed class StopNeptuneMLTrainingJobCommand : NeptuneMLStopCommand<TrainingJob>
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Stop("training job", "Cancel", session => new TrainingJobs(session));
}
