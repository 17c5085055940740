using NeptuneMl.CleanRooms;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.WalkThrough;

/// <summary>A table becomes an audience model, which finds an audience like a seed and exports it.</summary>
internal sealed class AudienceLifecycle
{
    private readonly CleanRoomsSession _session;
    private readonly Stages _stages;

    public AudienceLifecycle(Uri emulator, Stages stages)
    {
        _session = CleanRoomsSession.Of(CleanRoomsSession.Open(Inputs.Connection(emulator)));
        _stages = stages;
    }

    private static (string Member, object? Value)[] Dataset =>
    [
        ("name", "visits"),
        ("roleArn", Inputs.Role),
        ("trainingData", """
            [{
              "type": "INTERACTIONS",
              "inputConfig": {
                "dataSource": { "glueDataSource": { "databaseName": "web", "tableName": "visits" } },
                "schema": [
                  { "columnName": "visitor_id", "columnTypes": ["USER_ID"] },
                  { "columnName": "page", "columnTypes": ["ITEM_ID"] },
                  { "columnName": "seen_at", "columnTypes": ["TIMESTAMP"] }
                ]
              }
            }]
            """),
    ];

    public async Task RunAsync()
    {
        TrainingDataset dataset = await Stages.SendAsync("training dataset", TrainingDatasets.Create.Prepare(_session, Inputs.Of(Dataset))).ConfigureAwait(false);

        AudienceModel model = await _stages.RunAsync("audience model", AudienceModels.Create.Prepare(_session, Inputs.Of(
            ("name", "visits"), ("trainingDatasetArn", dataset.TrainingDatasetArn)))).ConfigureAwait(false);

        ConfiguredAudienceModel configured = await Stages.SendAsync("configured audience model", ConfiguredAudienceModels.Create.Prepare(_session, Inputs.Of(
            ("name", "visits"),
            ("audienceModelArn", model.AudienceModelArn),
            ("outputConfig.destination.s3Destination.s3Uri", "s3://amzn-s3-demo-bucket/audiences"),
            ("outputConfig.roleArn", Inputs.Role),
            ("sharedAudienceMetrics", "ALL"),
            ("minMatchingSeedSize", 500)))).ConfigureAwait(false);

        AudienceGenerationJob audience = await _stages.RunAsync("audience", AudienceGenerationJobs.Start.Prepare(_session, Inputs.Of(
            ("name", "autumn"),
            ("configuredAudienceModelArn", configured.ConfiguredAudienceModelArn),
            ("seedAudience.dataSource.s3Uri", "s3://amzn-s3-demo-bucket/seeds/autumn.csv"),
            ("seedAudience.roleArn", Inputs.Role)))).ConfigureAwait(false);

        AudienceExportJob export = await _stages.RunAsync("audience export", AudienceExportJobs.Start.Prepare(_session, Inputs.Of(
            ("name", "autumn"),
            ("audienceGenerationJobArn", audience.AudienceGenerationJobArn),
            ("audienceSize.type", "ABSOLUTE"),
            ("audienceSize.value", 10_000)))).ConfigureAwait(false);

        Stages.Table(["Name", "Status"], [[model.Name, model.Status], [audience.Name, audience.Status], [export.Name, export.Status]]);
    }
}
