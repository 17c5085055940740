using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

/// <summary>Requests with all of their members.</summary>
internal static class Samples
{
    public const string Account = "123456789012";
    public const string Role = $"arn:aws:iam::{Account}:role/ml";
    public const string Key = $"arn:aws:kms:us-east-1:{Account}:key/k";
    public const string NotFound = "ResourceNotFoundException";
    public const string Conflict = "ConflictException";
    public const string Invalid = "ValidationException";

    public static JsonObject Tags => With(("team", "ads"));

    public static JsonObject Algorithm(string name = "algorithm") => With(
        ("name", name),
        ("description", "two towers"),
        ("roleArn", Role),
        ("kmsKeyArn", Key),
        ("tags", Tags),
        ("inferenceContainerConfig", With(("imageUri", "registry/infer:1"))),
        ("trainingContainerConfig", With(
            ("imageUri", "registry/train:1"),
            ("entrypoint", new JsonArray("python")),
            ("arguments", new JsonArray("train.py")),
            ("metricDefinitions", new JsonArray(With(("name", "loss"), ("regex", "loss=(.*)")))))));

    public static JsonObject Association(string algorithmArn, string name = "association") => With(
        ("membershipIdentifier", Memberships.Id),
        ("name", name),
        ("description", "for the campaign"),
        ("configuredModelAlgorithmArn", algorithmArn),
        ("tags", Tags),
        ("privacyConfiguration", With(("policies", With(
            ("trainedModels", With(
                ("containerLogs", Logs()),
                ("containerMetrics", With(("noiseLevel", "LOW"))),
                ("maxArtifactSize", Gigabytes(10)))),
            ("trainedModelExports", With(("maxSize", Gigabytes(5)), ("filesToExport", new JsonArray("MODEL", "OUTPUT")))),
            ("trainedModelInferenceJobs", With(("containerLogs", Logs()), ("maxOutputSize", Gigabytes(1)))))))));

    public static JsonObject Channel(string associationArn, string name = "channel", string query = "SELECT * FROM clicks") =>
        Channel(associationArn, name, With(("queryString", query)));

    public static JsonObject SyntheticChannel(string associationArn, string name = "synthetic") => Channel(
        associationArn,
        name,
        With(
            ("analysisTemplateArn", $"arn:aws:cleanrooms:us-east-1:{Account}:membership/{Memberships.Id}/analysistemplate/synthetic-users"),
            ("parameters", With(("region", "north")))));

    public static JsonObject ExportJob(string modelArn, string name = "export") => With(
        ("membershipIdentifier", Memberships.Id),
        ("trainedModelArn", modelArn),
        ("name", name),
        ("description", "for the client"),
        ("outputConfiguration", With(("members", new JsonArray(With(("accountId", Account)))))));

    public static JsonObject Configuration(string location = "s3://bucket/output") => With(
        ("membershipIdentifier", Memberships.Id),
        ("defaultOutputLocation", With(
            ("roleArn", Role), ("destination", With(("s3Destination", With(("s3Uri", location))))))));

    public static JsonObject Dataset(string name = "dataset") => With(
        ("name", name),
        ("description", "clicks of a year"),
        ("roleArn", Role),
        ("tags", Tags),
        ("trainingData", new JsonArray(With(
            ("type", "INTERACTIONS"),
            ("inputConfig", With(
                ("schema", new JsonArray(With(("columnName", "user"), ("columnTypes", new JsonArray("USER_ID"))))),
                ("dataSource", With(("glueDataSource", With(
                    ("tableName", "clicks"), ("databaseName", "shop"), ("catalogId", Account)))))))))));

    public static JsonObject AudienceModel(string datasetArn, string name = "audience model") => With(
        ("name", name),
        ("description", "buyers"),
        ("trainingDatasetArn", datasetArn),
        ("trainingDataStartTime", "2025-01-01T00:00:00Z"),
        ("trainingDataEndTime", "2025-12-31T00:00:00Z"),
        ("kmsKeyArn", Key),
        ("tags", Tags));

    public static JsonObject ConfiguredAudienceModel(string audienceModelArn, string name = "configured") => With(
        ("name", name),
        ("description", "for partners"),
        ("audienceModelArn", audienceModelArn),
        ("outputConfig", With(("roleArn", Role), ("destination", With(("s3Destination", With(("s3Uri", "s3://bucket/audiences"))))))),
        ("sharedAudienceMetrics", new JsonArray("ALL")),
        ("minMatchingSeedSize", 100),
        ("audienceSizeConfig", With(("audienceSizeType", "PERCENTAGE"), ("audienceSizeBins", new JsonArray(1, 5, 20)))),
        ("childResourceTagOnCreatePolicy", "FROM_PARENT_RESOURCE"),
        ("tags", Tags));

    public static JsonObject GenerationJob(string configuredModelArn, string name = "audience") => With(
        ("name", name),
        ("description", "spring"),
        ("configuredAudienceModelArn", configuredModelArn),
        ("collaborationId", Memberships.Other),
        ("includeSeedInOutput", true),
        ("tags", With(("season", "spring"))),
        ("seedAudience", With(
            ("roleArn", Role),
            ("dataSource", With(("s3Uri", "s3://bucket/seed"))),
            ("sqlParameters", With(("queryString", "SELECT user FROM buyers WHERE age > :age"), ("parameters", With(("age", "30"))))),
            ("sqlComputeConfiguration", Compute(4)))));

    public static JsonObject AudienceExport(string generationJobArn, string name = "audience export", int percentage = 5) => With(
        ("name", name),
        ("description", "five of a hundred"),
        ("audienceGenerationJobArn", generationJobArn),
        ("audienceSize", With(("type", "PERCENTAGE"), ("value", percentage))));

    /// <summary>A training dataset with its active audience model, and that configured.</summary>
    public static async Task<(string Dataset, string AudienceModel, string Configured)> MakeAudienceModelsAsync(this TestEmulator emulator)
    {
        string dataset = await emulator.MakeAsync("CreateTrainingDataset", Dataset());
        string model = await emulator.MakeAsync("CreateAudienceModel", AudienceModel(dataset));
        emulator.PassTime(1);
        return (dataset, model, await emulator.MakeAsync("CreateConfiguredAudienceModel", ConfiguredAudienceModel(model)));
    }

    private static JsonObject Channel(string associationArn, string name, JsonObject query) => With(
        ("membershipIdentifier", Memberships.Id),
        ("name", name),
        ("description", "clicks"),
        ("retentionInDays", 7),
        ("kmsKeyArn", Key),
        ("tags", Tags),
        ("payerConfiguration", With(("computePayerAccountId", Account), ("syntheticDataPayerAccountId", "210987654321"))),
        ("configuredModelAlgorithmAssociations", new JsonArray(associationArn)),
        ("inputChannel", With(
            ("roleArn", Role),
            ("dataSource", With(("protectedQueryInputParameters", With(
                ("sqlParameters", query),
                ("resultFormat", "PARQUET"),
                ("computeConfiguration", Compute(16)))))))));

    private static JsonObject Compute(int workers) => With(("worker", With(
        ("type", "CR.1X"),
        ("number", workers),
        ("properties", With(("spark", With(("spark.sql.shuffle.partitions", "64"))))))));

    private static JsonObject Gigabytes(double value) => With(("unit", "GB"), ("value", value));

    private static JsonArray Logs() => new(With(
        ("allowedAccountIds", new JsonArray(Account)),
        ("filterPattern", "ERROR"),
        ("logType", "ALL"),
        ("logRedactionConfiguration", With(
            ("entitiesToRedact", new JsonArray("CUSTOM")),
            ("customEntityConfig", With(("customDataIdentifiers", new JsonArray("[0-9]{9}"))))))));
}
