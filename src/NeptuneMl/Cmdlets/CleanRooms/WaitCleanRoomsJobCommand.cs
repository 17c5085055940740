namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Waits for Clean Rooms ML resources and returns each as soon as it is active. A resource that fails, is stopped or takes too
/// long is the target of an error.</summary>
[Cmdlet(VerbsLifecycle.Wait, "CleanRoomsJob")]
[OutputType(typeof(MLInputChannel), typeof(TrainedModel), typeof(TrainedModelInferenceJob), typeof(TrainedModelExportJob))]
[OutputType(typeof(AudienceModel), typeof(AudienceGenerationJob), typeof(AudienceExportJob))]
public sealed class WaitCleanRoomsJobCommand : WaitCommand<CleanRoomsResource>
{
    /// <summary>The connections over which an id or ARN is looked up, or their names. A result is polled over its own connection.</summary>
    [Parameter]
    [SupportsWildcards]
    [ConnectionTransformation<CleanRoomsMLConnection>]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public CleanRoomsMLConnection[]? Connection { get; set; }

    private protected override string Rule => "must be a resource of Clean Rooms ML that takes time, a copy of one, or its ARN";

    private protected override void WaitForKey(string key) => ForEachSession(
        FindSessions, key, session =>
            Calls.Start(
                key, session,
                async context => Calls.WaitFor(await ResourcesByArn.ReadAsync(context, key, nameof(InputObject)).ConfigureAwait(false))));

    private IReadOnlyList<CleanRoomsSession> FindSessions() =>
        new ConnectionArguments(this, null, null, null, null)
            .FindAll(Connection, SessionDefaults.Current.CleanRoomsML.Default, CleanRoomsSession.Of, CleanRoomsSession.Open);
}
