namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Waits for any mix of Neptune ML jobs and endpoints, and returns each when it has finished successfully. A job that fails, is
/// stopped or exceeds the timeout is an error with the job as its target.</summary>
[Cmdlet(VerbsLifecycle.Wait, "NeptuneMLJob")]
[OutputType(typeof(DataProcessingJob), typeof(TrainingJob), typeof(TransformJob), typeof(MLEndpoint))]
public sealed class WaitNeptuneMLJobCommand : WaitCommand<NeptuneMLResource>;
