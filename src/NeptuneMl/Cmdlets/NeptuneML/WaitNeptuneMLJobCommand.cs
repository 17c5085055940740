namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Waits for any mix of Neptune ML jobs and endpoints, and returns each when it has finished successfully. A job that fails, is
/// stopped or exceeds the timeout is an error with the job as its target.</summary>
[Cmdlet(VerbsLifecycle.Wait, "NeptuneMLJob")]
[OutputType(typeof(DataProcessingJob), typeof(TrainingJob), typeof(TransformJob), typeof(MLEndpoint))]
public sealed class WaitNeptuneMLJobCommand : WaitCommand<NeptuneMLResource>
{
    /// <summary>The connections over which an id or ARN is looked up, or their names. A result is polled over its own connection.</summary>
    [Parameter]
    [SupportsWildcards]
    [ConnectionTransformation<NeptuneMLConnection>]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public NeptuneMLConnection[]? Connection { get; set; }

    private protected override string Rule => "must be a job or endpoint of Neptune ML, a copy of one, or an id";

    private protected override void WaitForKey(string key) => ForEachSession(
        FindSessions, key, session =>
            Calls.Start(key, session, async context =>
            {
                IReadOnlyList<MLResource> jobs = await JobsById.FindAsync(context, key, nameof(InputObject)).ConfigureAwait(false);
                foreach (MLResource job in jobs) Calls.WaitFor(job);
            }));

    private IReadOnlyList<NeptuneSession> FindSessions() =>
        new ConnectionArguments(this, null, null, null, null)
            .FindAll(Connection, SessionDefaults.Current.NeptuneML.Default, NeptuneSession.Of, NeptuneSession.Open);
}
