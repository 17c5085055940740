namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Waits for Clean Rooms ML resources and returns each as soon as it is active. A resource that fails, is stopped or takes too
/// long is the target of an error.</summary>
[Cmdlet(VerbsLifecycle.Wait, "CleanRoomsJob")]
[OutputType(typeof(MLInputChannel), typeof(TrainedModel), typeof(TrainedModelInferenceJob), typeof(TrainedModelExportJob))]
[OutputType(typeof(AudienceModel), typeof(AudienceGenerationJob), typeof(AudienceExportJob))]
public sealed class WaitCleanRoomsJobCommand : WaitCommand<CleanRoomsResource>
{
    private protected override string Rule => "must be a resource of Clean Rooms ML that takes time, a copy of one, or its ARN";

    private protected override void WaitForKey(string key)
    {
        CleanRoomsSession session = RequireSession(
            () => new ConnectionArguments(this, null, null, null, null)
                .Find(null, SessionDefaults.Current.CleanRoomsML, CleanRoomsSession.Of, CleanRoomsSession.Open), key);
        Calls.Start(
            key, session,
            async context => Calls.WaitFor(await ResourcesByArn.ReadAsync(context, key, nameof(InputObject)).ConfigureAwait(false)));
    }
}
