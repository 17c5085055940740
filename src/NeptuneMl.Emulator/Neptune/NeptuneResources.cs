using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The resources of Neptune ML and how they depend on each other.</summary>
internal static class NeptuneResources
{
    public static IEnumerable<IResource> Create(Surroundings surroundings)
    {
        var dataProcessingJobs = new DataProcessingJobs(surroundings);
        var trainingJobs = new TrainingJobs(surroundings, dataProcessingJobs);
        var transformJobs = new TransformJobs(surroundings, dataProcessingJobs, trainingJobs);
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
