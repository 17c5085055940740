using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The resources of Neptune ML and how they depend on each other.</summary>
internal static class NeptuneResources
{
    public static IEnumerable<IResource> Create(Surroundings surroundings)
    {
        DataProcessingJobs dataProcessingJobs = new(surroundings);
        TrainingJobs trainingJobs = new(surroundings, dataProcessingJobs);
        TransformJobs transformJobs = new(surroundings, dataProcessingJobs, trainingJobs);
        return
        [
            new EngineStatus(surroundings),
            dataProcessingJobs,
            trainingJobs,
            transformJobs,
            new Endpoints(surroundings, trainingJobs, transformJobs),
        ];
    }
}
