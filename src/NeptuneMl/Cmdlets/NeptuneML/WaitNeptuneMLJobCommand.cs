using System.Management.Automation;

namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>
/// Waits for any mix of Neptune ML jobs and endpoints, and passes each on as it ends well. One that fails, is stopped or
/// takes too long is an error with the job as its target.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "NeptuneMLJob")]
[OutputType(typeof(DataProcessingJob), typeof(TrainingJob), typeof(TransformJob), typeof(MLEndpoint))]
public sealed class WaitNeptuneMLJobCommand : WaitCommand<NeptuneMLResource>;
