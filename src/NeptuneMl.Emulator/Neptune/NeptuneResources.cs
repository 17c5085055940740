namespace NeptuneMl.Emulator.Neptune;

/// <summary>The resource types of Neptune ML and their dependencies.</summary>
internal static class NeptuneResources
{
    public static IEnumerable<IResource> Create(EmulatorEnvironment environment)
    {
        DataProcessingJobs dataProcessingJobs = new(environment);
        TrainingJobs trainingJobs = new(environment, dataProcessingJobs);
        TransformJobs transformJobs = new(environment, dataProcessingJobs, trainingJobs);
        return
        [
            new EngineStatus(environment),
            dataProcessingJobs,
            trainingJobs,
            transformJobs,
            new Endpoints(environment, trainingJobs, transformJobs),
        ];
    }
}
