using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.WalkThrough;

/// <summary>A model is trained on two members' channels and then run over one.</summary>
internal sealed class CollaborationLifecycle
{
    public const string Membership = "1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

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
        ("configuredModelAlgorithmAssociationArn", $"{Resources}/configured-model-algorithm-association/8f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f"),
        ("dataChannels", new[]
        {
            new DataChannel { ChannelName = "train", MLInputChannelArn = $"{Resources}/ml-input-channel/0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d", S3DataDistributionType = "ShardedByS3Key" },
            new DataChannel { ChannelName = "validation", MLInputChannelArn = $"{Resources}/ml-input-channel/4d3c2b1a-5f4e-4b6a-8d7c-9f8e1a0b3c2d" },
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
            ("dataSource.mlInputChannelArn", $"{Resources}/ml-input-channel/4d3c2b1a-5f4e-4b6a-8d7c-9f8e1a0b3c2d"),
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
