using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.CleanRooms;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests;

/// <summary>Lives through everything that can happen and looks at it at every stage, whatever the stage is.</summary>
public sealed class OutputCoverageTests
{
    private const string Failing = "bad";

    /// <summary>Members that no response has, and why.</summary>
    private static readonly Dictionary<string, string> s_cannotOccur = new()
    {
        ["ExecuteGremlinQuery.meta"] = "The engine returns the metadata as a member of the result.",
        ["GetEngineStatus.rollingBackTrxCount"] = "There is no graph, so no transaction is ever rolled back.",
        ["GetEngineStatus.rollingBackTrxEarliestStartTime"] = "As above.",
        ["GetMLEndpoint.endpoint.cloudwatchLogUrl"] = "Only jobs have logs, and an endpoint is not a job.",
        ["GetMLEndpoint.endpoint.outputLocation"] = "An endpoint writes nothing.",
        ["GetMLModelTrainingJob.modelTransformJob.failureReason"] = "A failing training fails in its tuning, before the transform.",
        ["GetMLModelTrainingJob.processingJob.failureReason"] = "As above.",
        ["GetMLModelTransformJob.baseProcessingJob.failureReason"] = "A failing transform fails in its second job.",
    };

    private readonly OutputCoverage _coverage = new();

    [Fact]
    public async Task Every_output_member_of_every_operation_is_returned()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(($"{Failing}*", "It was to fail."));
        await LiveThroughCleanRoomsAsync(emulator);
        await LiveThroughNeptuneAsync(emulator);
        Assert.Equal(
            string.Join('\n', s_cannotOccur.Keys.Order(StringComparer.Ordinal)),
            string.Join('\n', _coverage.Missing().Order(StringComparer.Ordinal)));
    }

    private async Task LiveThroughCleanRoomsAsync(TestEmulator emulator)
    {
        string algorithm = await MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        string association = await MakeAsync("CreateConfiguredModelAlgorithmAssociation", Association(algorithm));
        await SeeAsync("PutMLConfiguration", Configuration());
        string channel = await MakeAsync("CreateMLInputChannel", Channel(association));
        string synthetic = await MakeAsync("CreateMLInputChannel", SyntheticChannel(association));
        string badChannel = await MakeAsync("CreateMLInputChannel", Channel(association, Failing));
        string dataset = await MakeAsync("CreateTrainingDataset", Dataset());
        await MakeAsync("CreateTrainingDataset", Dataset("another"));
        string audienceModel = await MakeAsync("CreateAudienceModel", AudienceModel(dataset));
        string badAudienceModel = await MakeAsync("CreateAudienceModel", AudienceModel(dataset, Failing));
        emulator.PassTime(1);

        string model = await MakeAsync("CreateTrainedModel", FullModel("model", association, channel));
        string badModel = await MakeAsync("CreateTrainedModel", FullModel(Failing, association, channel));
        string configured = await MakeAsync("CreateConfiguredAudienceModel", ConfiguredAudienceModel(audienceModel));
        await MakeAsync("CreateConfiguredAudienceModel", ConfiguredAudienceModel(audienceModel, "another"));
        await SeeAsync("UpdateConfiguredAudienceModel", With(("configuredAudienceModelArn", configured), ("description", "new")));
        JsonObject policy = With(("configuredAudienceModelArn", configured));
        await SeeAsync(
            "PutConfiguredAudienceModelPolicy",
            With(("configuredAudienceModelArn", configured), ("configuredAudienceModelPolicy", "{}")));
        await SeeAsync("GetConfiguredAudienceModelPolicy", policy);
        JsonObject fromTemplate = GenerationJob(configured, "from a template");
        fromTemplate["seedAudience"]!["sqlParameters"]!["analysisTemplateArn"] =
            $"arn:aws:cleanrooms:us-east-1:{Account}:membership/{Memberships.Id}/analysistemplate/buyers";
        string audience = await MakeAsync("StartAudienceGenerationJob", fromTemplate);
        string badAudience = await MakeAsync("StartAudienceGenerationJob", GenerationJob(configured, Failing));
        emulator.PassTime(1);

        string version = await ContinueAsync(model, null);
        emulator.PassTime(1);
        await ContinueAsync(model, version);
        emulator.PassTime(1);

        string job = await MakeAsync("StartTrainedModelInferenceJob", FullJob(model, "job", association));
        string badJob = await MakeAsync("StartTrainedModelInferenceJob", FullJob(model, Failing, association));
        string stopped = await MakeAsync("StartTrainedModelInferenceJob", FullJob(model, "stopped", association));
        await SeeAsync("CancelTrainedModelInferenceJob", Member("trainedModelInferenceJobArn", stopped));
        string stoppedModel = await MakeAsync("CreateTrainedModel", FullModel("stopped", association, channel));
        await SeeAsync("CancelTrainedModel", Member("trainedModelArn", stoppedModel));
        await SeeAsync("StartTrainedModelExportJob", ExportJob(model));
        await SeeAsync("StartTrainedModelExportJob", ExportJob(model, Failing));
        await SeeAsync("StartAudienceExportJob", AudienceExport(audience));
        await SeeAsync("StartAudienceExportJob", AudienceExport(audience, Failing));
        emulator.PassTime(1);

        await SeeAsync("TagResource", With(("resourceArn", dataset), ("tags", Tags)));
        await SeeAsync("ListTagsForResource", With(("resourceArn", dataset)));
        await SeeAsync("UntagResource", With(("resourceArn", dataset), ("tagKeys", new JsonArray("cost"))));
        await SeeAsync("GetConfiguredModelAlgorithm", With(("configuredModelAlgorithmArn", algorithm)));
        await SeeAsync("GetMLConfiguration", Member());
        await SeeAsync("GetTrainingDataset", With(("trainingDatasetArn", dataset)));
        await SeeAsync("GetConfiguredAudienceModel", With(("configuredAudienceModelArn", configured)));
        string collaboration = (await SeeAsync("GetMLInputChannel", Member("mlInputChannelArn", channel)))["collaborationIdentifier"]!;
        await SeeBothAsync("ConfiguredModelAlgorithmAssociation", "configuredModelAlgorithmAssociationArn", association);
        foreach (string arn in new[] { synthetic, badChannel })
            await SeeBothAsync("MLInputChannel", "mlInputChannelArn", arn);
        foreach (string arn in new[] { model, badModel })
            await SeeBothAsync("TrainedModel", "trainedModelArn", arn);
        foreach (string arn in new[] { job, badJob })
            await SeeAsync("GetTrainedModelInferenceJob", Member("trainedModelInferenceJobArn", arn));
        foreach (string arn in new[] { audienceModel, badAudienceModel })
            await SeeAsync("GetAudienceModel", With(("audienceModelArn", arn)));
        foreach (string arn in new[] { audience, badAudience })
            await SeeAsync("GetAudienceGenerationJob", With(("audienceGenerationJobArn", arn)));
        foreach (string list in Operations.Keys
            .Where(name => name.StartsWith("List", StringComparison.Ordinal) && Members(name).ContainsKey("nextToken")))
        {
            await SeeListAsync(list);
        }

        await SeeAsync("DeleteConfiguredAudienceModelPolicy", policy);
        foreach (string arn in new[] { audience, badAudience })
            await SeeAsync("DeleteAudienceGenerationJob", With(("audienceGenerationJobArn", arn)));
        emulator.PassTime(1);
        await SeeAsync("DeleteConfiguredAudienceModel", With(("configuredAudienceModelArn", configured)));
        await SeeAsync("DeleteAudienceModel", With(("audienceModelArn", badAudienceModel)));
        await SeeAsync("DeleteTrainingDataset", With(("trainingDatasetArn", await MakeAsync("CreateTrainingDataset", Dataset("unused")))));
        await SeeAsync("DeleteTrainedModelOutput", Member("trainedModelArn", badModel));
        await SeeAsync("DeleteMLInputChannelData", Member("mlInputChannelArn", channel));
        await SeeAsync("DeleteMLConfiguration", Member());
        string unused = await MakeAsync("CreateConfiguredModelAlgorithm", Algorithm("unused"));
        string unusedAssociation = await MakeAsync("CreateConfiguredModelAlgorithmAssociation", Association(unused, "unused"));
        await SeeAsync("DeleteConfiguredModelAlgorithmAssociation", Member("configuredModelAlgorithmAssociationArn", unusedAssociation));
        await SeeAsync("DeleteConfiguredModelAlgorithm", With(("configuredModelAlgorithmArn", unused)));

        async Task<string> ContinueAsync(string basis, string? basisVersion)
        {
            JsonObject training = FullModel("model", association, channel);
            JsonObject basisChannel = With(("trainedModelArn", basis), ("channelName", "basis"));
            if (basisVersion is not null)
                basisChannel["versionIdentifier"] = basisVersion;
            training["incrementalTrainingDataChannels"] = new JsonArray(basisChannel);
            return (await SeeAsync("CreateTrainedModel", training))["versionIdentifier"]!;
        }

        async Task SeeBothAsync(string resource, string member, string arn)
        {
            await SeeAsync($"Get{resource}", Member(member, arn));
            await SeeAsync($"GetCollaboration{resource}", With(("collaborationIdentifier", collaboration), (member, arn)));
        }

        async Task SeeListAsync(string operation)
        {
            JsonObject known = With(
                ("membershipIdentifier", Memberships.Id), ("collaborationIdentifier", collaboration), ("trainedModelArn", model));
            JsonObject required = new(known
                .Where(member => Members(operation)[member.Key]?["location"]?.ToString() == "uri")
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            await SeeAsync(operation, required);
            required["maxResults"] = 1;
            await SeeAsync(operation, required);
        }

        Task<Response> SeeAsync(string operation, JsonObject input) => this.SeeAsync(emulator, operation, input);

        async Task<string> MakeAsync(string operation, JsonObject input) =>
            (await SeeAsync(operation, input)).Body.Single(member => member.Key.EndsWith("Arn", StringComparison.Ordinal)).Value!
                .ToString();
    }

    private async Task LiveThroughNeptuneAsync(TestEmulator emulator)
    {
        (string Kind, JsonObject Input)[] stages =
        [
            ("DataProcessingJob", With(("inputDataS3Location", "s3://b/in"), ("processedDataS3Location", "s3://b/out"))),
            ("ModelTrainingJob", With(("dataProcessingJobId", "done"), ("trainModelS3Location", "s3://b/models"))),
            (
                "ModelTransformJob",
                With(("dataProcessingJobId", "done"), ("mlModelTrainingJobId", "done"), ("modelTransformOutputS3Location", "s3://b/t"))),
        ];
        foreach ((string kind, JsonObject input) in stages)
        {
            foreach (string id in new[] { "done", Failing, "stopped" })
                await SeeAsync(emulator, $"StartML{kind}", WithId(input, id));
            await SeeAsync(emulator, $"CancelML{kind}", With(("id", "stopped")));
            emulator.PassTime(1);
            await SeeAsync(emulator, $"GetML{kind}", With(("id", "done")));
            await SeeAsync(emulator, $"GetML{kind}", With(("id", Failing)));
            await SeeAsync(emulator, $"ListML{kind}s", []);
        }

        foreach (string id in new[] { "done", Failing })
            await SeeAsync(emulator, "CreateMLEndpoint", WithId(With(("mlModelTrainingJobId", "done")), id));
        emulator.PassTime(1);
        foreach (string id in new[] { "done", Failing })
            await SeeAsync(emulator, "GetMLEndpoint", With(("id", id)));
        await SeeAsync(emulator, "ListMLEndpoints", []);
        await SeeAsync(emulator, "ExecuteGremlinQuery", With((
            "gremlinQuery",
            "g.with('Neptune#ml.endpoint','done').V('movie_1').properties('genre').with('Neptune#ml.classification')")));
        await SeeAsync(emulator, "DeleteMLEndpoint", With(("id", "done")));
        await SeeAsync(emulator, "GetEngineStatus", []);
    }

    private async Task<Response> SeeAsync(TestEmulator emulator, string operation, JsonObject input)
    {
        Response response = await emulator.OkAsync(operation, input);
        _coverage.Add(operation, response.Body);
        return response;
    }

    private static JsonObject FullModel(string name, string association, string channel)
    {
        JsonObject model = Memberships.Model(name);
        model["membershipIdentifier"] = Memberships.Id;
        model["configuredModelAlgorithmAssociationArn"] = association;
        JsonObject input = Memberships.Channel("train", channel);
        input["s3DataDistributionType"] = "ShardedByS3Key";
        model["dataChannels"] = new JsonArray(input);
        model["resourceConfig"]!["instanceCount"] = 2;
        model["hyperparameters"] = With(("epochs", "3"));
        model["environment"] = With(("LEVEL", "1"));
        model["stoppingCondition"] = With(("maxRuntimeInSeconds", 3600));
        model["trainingInputMode"] = "FastFile";
        model["mlModelTrainingPayerAccountId"] = Account;
        model["description"] = "clicks";
        model["kmsKeyArn"] = Key;
        model["tags"] = Tags;
        return model;
    }

    private static JsonObject FullJob(string model, string name, string association)
    {
        JsonObject job = Memberships.Job(model, name);
        job["membershipIdentifier"] = Memberships.Id;
        job["configuredModelAlgorithmAssociationArn"] = association;
        job["resourceConfig"]!["instanceCount"] = 2;
        job["containerExecutionParameters"] = With(("maxPayloadInMB", 6));
        job["mlModelInferencePayerAccountId"] = Account;
        job["environment"] = With(("LEVEL", "1"));
        job["description"] = "clicks";
        job["kmsKeyArn"] = Key;
        job["tags"] = Tags;
        return job;
    }

    private static JsonObject Member(params (string, JsonNode?)[] members) => With([("membershipIdentifier", Memberships.Id), .. members]);

    private static JsonObject Member(string member, string value) => Member((member, value));

    private static JsonObject WithId(JsonObject input, string id)
    {
        JsonObject copy = (JsonObject)input.DeepClone();
        copy["id"] = id;
        return copy;
    }
}
