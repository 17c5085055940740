using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.WalkThrough;

/// <summary>Three mistakes, and what is said of them.</summary>
internal sealed class Mistakes
{
    private readonly NeptuneSession _neptune;
    private readonly CleanRoomsSession _cleanRooms;
    private readonly Stages _stages;

    public Mistakes(Uri emulator, Stages stages)
    {
        _neptune = NeptuneSession.Of(NeptuneSession.Open(Inputs.Connection(emulator)));
        _cleanRooms = CleanRoomsSession.Of(CleanRoomsSession.Open(Inputs.Connection(emulator)));
        _stages = stages;
    }

    public async Task RunAsync()
    {
        await _stages.ExpectAsync(
            "A location that is not in S3: found before anything is sent.",
            () => DataProcessingJobs.Start(_neptune, Inputs.Of(
                ("inputDataS3Location", "https://amzn-s3-demo-bucket/export"),
                ("processedDataS3Location", "s3://amzn-s3-demo-bucket/processed"))).SendAsync(null, CancellationToken.None)).ConfigureAwait(false);

        await _stages.ExpectAsync(
            "A volume that is too large, and a tag that only AWS may set.",
            () => TrainedModels.Create.Prepare(_cleanRooms, Inputs.Of(
            [
                ("resourceConfig.volumeSizeInGB", 9000),
                ("tags", new Dictionary<string, string> { ["AWS:owner"] = "growth" }),
                .. CollaborationLifecycle.Training,
            ])).SendAsync(null, CancellationToken.None)).ConfigureAwait(false);

        await _stages.ExpectAsync(
            "A job that does not exist: the service says so.",
            () => new TrainingJobs(_neptune).GetAsync("movielens-trainig", null, null, null, CancellationToken.None)).ConfigureAwait(false);
    }
}
