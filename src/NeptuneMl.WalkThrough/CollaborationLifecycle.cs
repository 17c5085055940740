using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.WalkThrough;

/// <summary>A model is trained on two members' channels and then run over one.</summary>
internal sealed class CollaborationLifecycle
{
    public const string Membership = "5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10";

    private const string Resources = $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{Membership}";

    private readonly CleanRoomsSession _session;
    private readonly Stages _stages;

    public CollaborationLifecycle(Uri emulator, Stages stages)
    {
        _session = CleanRoomsSession.Of(CleanRoomsSession.Open(Inputs.Connection(emulator)));
        _stages = stages;
    }

    /// <summary>What the training takes; a mistake is made by changing it.</summary>
    public static (string Member, object? Value)[] Training =>
    [
        ("membershipIdentifier", Membership),
        ("name", "churn-2026"),
        ("configuredModelAlgorithmAssociationArn", $"{Resources}/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04"),
        ("dataChannels", new[]
        {
            new DataChannel { ChannelName = "train", MLInputChannelArn = $"{Resources}/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0", S3DataDistributionType = "ShardedByS3Key" },
            new DataChannel { ChannelName = "validation", MLInputChannelArn = $"{Resources}/ml-input-channel/c2e4f6a8-1b3d-4957-9f8e-7d6c5b4a3928" },
        }),
        ("resourceConfig.instanceType", "ml.g5.2xlarge"),
        ("resourceConfig.instanceCount", 2),
        ("resourceConfig.volumeSizeInGB", 100),
        ("stoppingCondition.maxRuntimeInSeconds", 7200),
        ("hyperparameters", new Dictionary<string, object> { ["epochs"] = 20, ["learning_rate"] = 0.001, ["batch_size"] = 256 }),
        ("environment", new Dictionary<string, string> { ["LOG_LEVEL"] = "INFO" }),
        ("tags", new Dictionary<string, string> { ["team"] = "growth", ["cost-center"] = "4711" }),
    ];

    public async Task RunAsync()
    {
        TrainedModel model = await _stages.RunAsync("trained model", TrainedModels.Create.Prepare(_session, Inputs.Of(Training))).ConfigureAwait(false);

        TrainedModelInferenceJob inference = await _stages.RunAsync("inference", TrainedModelInferenceJobs.Start.Prepare(_session, Inputs.Of(
            ("membershipIdentifier", Membership),
            ("trainedModelArn", model.TrainedModelArn),
            ("name", "churn-2026-11"),
            ("dataSource.mlInputChannelArn", $"{Resources}/ml-input-channel/8f7e6d5c-4b3a-4291-a0b9-c8d7e6f5a4b3"),
            ("outputConfiguration.members", "123456789012"),
            ("outputConfiguration.accept", "text/csv"),
            ("containerExecutionParameters.maxPayloadInMB", 6),
            ("resourceConfig.instanceType", "ml.m5.4xlarge"),
            ("environment", new Dictionary<string, string> { ["BATCH_STRATEGY"] = "MultiRecord" }),
            ("tags", new Dictionary<string, string> { ["team"] = "growth" })))).ConfigureAwait(false);

        Stages.Table(["Name", "Status", "Instances"],
        [
            [model.Name, model.Status, $"{model.InstanceCount} x {model.InstanceType}"],
            [inference.Name, inference.Status, inference.InstanceType],
        ]);
    }
}
