using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resources of Clean Rooms ML and how they depend on each other.</summary>
internal static class CleanRoomsResources
{
    public static IEnumerable<IResource> Create(Surroundings surroundings)
    {
        var pages = new Pages();
        var algorithms = new ModelAlgorithms(surroundings, pages);
        var associations = new ModelAlgorithmAssociations(surroundings, pages, algorithms);
        var configurations = new MLConfigurations(surroundings);
        var channels = new InputChannels(surroundings, pages, associations);
        var trainedModels = new TrainedModels(surroundings, pages, associations, channels);
        var inferenceJobs = new InferenceJobs(surroundings, pages, associations, channels, trainedModels);
        new PracticeCollaboration(surroundings).Open(algorithms, associations, channels, configurations);

        var datasets = new TrainingDatasets(surroundings, pages);
        var audienceModels = new AudienceModels(surroundings, pages, datasets);
        var configuredModels = new ConfiguredAudienceModels(surroundings, pages, audienceModels);
        var audiences = new AudienceGenerationJobs(surroundings, pages, configuredModels);
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
