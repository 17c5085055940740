namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resource types of Clean Rooms ML and their dependencies.</summary>
internal static class CleanRoomsResources
{
    public static IEnumerable<IResource> Create(EmulatorEnvironment environment)
    {
        Pages pages = new();
        ModelAlgorithms algorithms = new(environment, pages);
        ModelAlgorithmAssociations associations = new(environment, pages, algorithms);
        MLConfigurations configurations = new(environment);
        InputChannels channels = new(environment, pages, associations);
        LogDelivery logs = new(configurations, environment);
        TrainedModels trainedModels = new(environment, pages, associations, channels, logs);
        InferenceJobs inferenceJobs = new(environment, pages, associations, channels, trainedModels, logs);
        new SampleCollaboration(environment).Create(algorithms, associations, channels, configurations);

        TrainingDatasets datasets = new(environment, pages);
        AudienceModels audienceModels = new(environment, pages, datasets);
        ConfiguredAudienceModels configuredModels = new(environment, pages, audienceModels);
        AudienceGenerationJobs audiences = new(environment, pages, configuredModels);
        return
        [
            algorithms,
            associations,
            configurations,
            channels,
            trainedModels,
            inferenceJobs,
            new TrainedModelExportJobs(environment, pages, trainedModels),
            datasets,
            audienceModels,
            configuredModels,
            new AudienceModelPolicies(configuredModels),
            audiences,
            new AudienceExportJobs(environment, pages, audiences),
            new ResourceTags(
                algorithms.All.Find,
                associations.All.Find,
                channels.All.Find,
                trainedModels.All.Find,
                inferenceJobs.All.Find,
                datasets.All.Find,
                audienceModels.All.Find,
                configuredModels.All.Find,
                audiences.All.Find),
        ];
    }
}
