using System.Management.Automation;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>
/// Waits for any mix of Clean Rooms ML resources, and passes each on as it becomes active. One that fails, is stopped or
/// takes too long is an error with the resource as its target.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "CleanRoomsJob")]
[OutputType(typeof(MLInputChannel), typeof(TrainedModel), typeof(TrainedModelInferenceJob), typeof(TrainedModelExportJob))]
[OutputType(typeof(AudienceModel), typeof(AudienceGenerationJob), typeof(AudienceExportJob))]
public sealed class WaitCleanRoomsJobCommand : WaitCommand<CleanRoomsResource>;
