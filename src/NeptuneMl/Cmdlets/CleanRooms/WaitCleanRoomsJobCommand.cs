namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Waits for Clean Rooms ML resources and returns each as soon as it is active. A resource that fails, is stopped or takes too
/// long is the target of an error.</summary>
[Cmdlet(VerbsLifecycle.Wait, "CleanRoomsJob")]
[OutputType(typeof(MLInputChannel), typeof(TrainedModel), typeof(TrainedModelInferenceJob), typeof(TrainedModelExportJob))]
[OutputType(typeof(AudienceModel), typeof(AudienceGenerationJob), typeof(AudienceExportJob))]
public sealed class WaitCleanRoomsJobCommand : WaitCommand<CleanRoomsResource>;
