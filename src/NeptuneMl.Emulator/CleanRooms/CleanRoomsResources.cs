using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resources of Clean Rooms ML and how they depend on each other.</summary>
internal static class CleanRoomsResources
{
    public static IEnumerable<IResource> Create(Surroundings surroundings)
    {
        Pages pages = new();
        ModelAlgorithms algorithms = new(surroundings, pages);
        ModelAlgorithmAssociations associations = new(surroundings, pages, algorithms);
        MLConfigurations configurations = new(surroundings);
        InputChannels channels = new(surroundings, pages, associations);
        TrainedModels trainedModels = new(surroundings, pages, associations, channels);
        InferenceJobs inferenceJobs = new(surroundings, pages, associations, channels, trainedModels);
        new PracticeCollaboration(surroundings).Open(algorithms, associations, channels, configurations);

        TrainingDatasets datasets = new(surroundings, pages);
        AudienceModels audienceModels = new(surroundings, pages, datasets);
        ConfiguredAudienceModels configuredModels = new(surroundings, pages, audienceModels);
        AudienceGenerationJobs audiences = new(surroundings, pages, configuredModels);
        return
        [
            algorithms,
            associations,
            configurations,
            channels,
            trainedModels,
            inferenceJobs,
            new TrainedModelExportJobs(surroundings, pages, trainedModels),
            datasets,
            audienceModels,
            configuredModels,
            new AudienceModelPolicies(configuredModels),
            audiences,
            new AudienceExportJobs(surroundings, pages, audiences),
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
