using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Resources;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resources of Clean Rooms ML and how they depend on each other.</summary>
internal static class CleanRoomsResources
{
    public static IEnumerable<IResource> Create(Surroundings surroundings)
    {
        var pages = new Pages();
        var trainedModels = new TrainedModels(surroundings, pages);
        return
        [
            trainedModels,
            new InferenceJobs(surroundings, pages, trainedModels),
        ];
    }
}
