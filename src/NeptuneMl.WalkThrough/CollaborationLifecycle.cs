using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.WalkThrough;

/// <summary>A container image becomes an algorithm, its association, a channel and a trained model, which is exported and then run over another channel.</summary>
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

    private static (string Member, object? Value)[] Algorithm =>
    [
        ("name", "churn"),
        ("roleArn", Inputs.Role),
        ("trainingContainerConfig.imageUri", "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn-training:3"),
        ("trainingContainerConfig.metricDefinitions", new[] { new MetricDefinition { Name = "validation:auc", Regex = "auc=([0-9.]+)" } }),
        ("inferenceContainerConfig.imageUri", "123456789012.dkr.ecr.us-east-1.amazonaws.com/churn-inference:3"),
    ];

    private static (string Member, object? Value)[] Channel =>
    [
        ("membershipIdentifier", Membership),
        ("name", "churn-train"),
        ("inputChannel", """
            {
              "roleArn": "arn:aws:iam::123456789012:role/CleanRoomsML",
              "dataSource": {
                "protectedQueryInputParameters": {
                  "sqlParameters": { "queryString": "SELECT * FROM customers JOIN visits USING (customer_id)" },
                  "computeConfiguration": { "worker": { "type": "CR.1X", "number": 4 } },
                  "resultFormat": "PARQUET"
                }
              }
            }
            """),
        ("retentionInDays", 7),
    ];

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
        ConfiguredModelAlgorithm algorithm = await Stages.SendAsync("algorithm", ConfiguredModelAlgorithms.Create.Prepare(_session, Inputs.Of(Algorithm))).ConfigureAwait(false);
        ConfiguredModelAlgorithmAssociation association = await Stages.SendAsync("association", ConfiguredModelAlgorithmAssociations.Create.Prepare(_session, Inputs.Of(
            ("membershipIdentifier", Membership),
            ("name", algorithm.Name),
            ("configuredModelAlgorithmArn", algorithm.ConfiguredModelAlgorithmArn),
            ("privacyConfiguration.policies.trainedModelExports.filesToExport", """["MODEL", "OUTPUT"]"""),
            ("privacyConfiguration.policies.trainedModelExports.maxSize.unit", "GB"),
            ("privacyConfiguration.policies.trainedModelExports.maxSize.value", 5)))).ConfigureAwait(false);
        string associationArn = association.ConfiguredModelAlgorithmAssociationArn;

        MLInputChannel channel = await _stages.RunAsync("input channel", MLInputChannels.Create.Prepare(
            _session, Inputs.Of([.. Channel, ("configuredModelAlgorithmAssociations", new[] { associationArn })]))).ConfigureAwait(false);

        TrainedModel model = await _stages.RunAsync("trained model", TrainedModels.Create.Prepare(_session, Inputs.Of(
        [
            ("configuredModelAlgorithmAssociationArn", associationArn),
            ("dataChannels", new[] { new DataChannel { ChannelName = "train", MLInputChannelArn = channel.MLInputChannelArn } }),
            .. Training,
        ]))).ConfigureAwait(false);

        TrainedModelExportJob export = await _stages.RunAsync("export", TrainedModelExportJobs.PrepareStart(
            _session,
            Inputs.Of(
                ("membershipIdentifier", Membership), ("trainedModelArn", model.TrainedModelArn), ("name", "churn-2026"), ("outputConfiguration.members", "123456789012")),
            model.CollaborationIdentifier)).ConfigureAwait(false);

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
            [channel.Name, channel.Status, ""],
            [model.Name, model.Status, $"{model.InstanceCount} x {model.InstanceType}"],
            [export.Name, export.Status, ""],
            [inference.Name, inference.Status, inference.InstanceType],
        ]);
    }
}
