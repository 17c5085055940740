namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Waits for any mix of Neptune ML jobs and endpoints, and returns each when it has finished successfully. A job that fails, is
/// stopped or exceeds the timeout is an error with the job as its target.</summary>
[Cmdlet(VerbsLifecycle.Wait, "NeptuneMLJob")]
[OutputType(typeof(DataProcessingJob), typeof(TrainingJob), typeof(TransformJob), typeof(MLEndpoint))]
public sealed class WaitNeptuneMLJobCommand : WaitCommand<NeptuneMLResource>
{
    private protected override string Rule => "must be a job or endpoint of Neptune ML, a copy of one, or an id";

    private protected override void WaitForKey(string key)
    {
        NeptuneSession session = RequireSession(
            () => new ConnectionArguments(this, null, null, null, null)
                .Find(null, SessionDefaults.Current.NeptuneML, NeptuneSession.Of, NeptuneSession.Open), key);
        Calls.Start(key, session, async context =>
        {
            IReadOnlyList<MLResource> jobs = await JobsById.FindAsync(context, key, nameof(InputObject)).ConfigureAwait(false);
            foreach (MLResource job in jobs) Calls.WaitFor(job);
        });
    }
}
