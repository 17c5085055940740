using NeptuneMl.Emulator.Access;
using NeptuneMl.Emulator.Gremlin;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The resource types of Neptune ML and their dependencies.</summary>
internal static class NeptuneResources
{
    public static IEnumerable<IResource> Create(EmulatorEnvironment environment, ClusterRoles roles, DeniedActions denied)
    {
        DataProcessingJobs dataProcessingJobs = new(environment);
        TrainingJobs trainingJobs = new(environment, dataProcessingJobs);
        TransformJobs transformJobs = new(environment, dataProcessingJobs, trainingJobs);
        Endpoints endpoints = new(environment, trainingJobs, transformJobs);
        return
        [
            new EngineStatus(environment),
            dataProcessingJobs,
            trainingJobs,
            transformJobs,
            endpoints,
            new GremlinQueries(environment, endpoints, roles, denied),
        ];
    }
}
