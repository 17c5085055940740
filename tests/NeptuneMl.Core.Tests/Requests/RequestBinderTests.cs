using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.Tests.Requests;

public sealed class RequestBinderTests
{
    [Fact]
    public void Path_creates_the_structures_on_its_way()
    {
        CreateTrainedModelRequest request = Bind<CreateTrainedModelRequest>(
            ("resourceConfig.instanceType", "ml.m5.xlarge"), ("resourceConfig.volumeSizeInGB", 30), ("stoppingCondition.maxRuntimeInSeconds", 60L));

        Assert.Equal(("ml.m5.xlarge", 30, 60), (request.ResourceConfig.InstanceType.Value, request.ResourceConfig.VolumeSizeInGB, request
            .StoppingCondition
            .MaxRuntimeInSeconds));
        Assert.Null(request.ResourceConfig.InstanceCount);
    }

    [Fact]
    public void Times_are_UTC_with_the_precision_of_the_wire()
    {
        DateTimeOffset local = new DateTimeOffset(2025, 7, 1, 2, 0, 0, 410, TimeSpan.FromHours(2)).AddTicks(1689);

        CreateAudienceModelRequest request = Bind<CreateAudienceModelRequest>(("trainingDataStartTime", local));

        Assert.Equal(new DateTime(2025, 7, 1, 0, 0, 0, 410, DateTimeKind.Utc), request.TrainingDataStartTime);
        Assert.Equal(DateTimeKind.Utc, request.TrainingDataStartTime!.Value.Kind);
    }

    [Fact]
    public void Path_through_the_first_list_item_creates_or_extends_it()
    {
        (string, object) table = ("trainingData[0].inputConfig.dataSource.glueDataSource.tableName", "events");

        CreateTrainingDatasetRequest alone = Bind<CreateTrainingDatasetRequest>(table);
        CreateTrainingDatasetRequest over = Bind<CreateTrainingDatasetRequest>(
            ("trainingData", """[{"type":"INTERACTIONS","inputConfig":{"dataSource":{"glueDataSource":{"databaseName":"shop"}}}},null]"""), table);
        CreateTrainingDatasetRequest nothing = Bind<CreateTrainingDatasetRequest>(("trainingData", "[null]"), table);

        Assert.Equal("events", Assert.Single(alone.TrainingData).InputConfig.DataSource.GlueDataSource.TableName);
        GlueDataSource source = over.TrainingData[0].InputConfig.DataSource.GlueDataSource;
        Assert.Equal(("shop", "events", "INTERACTIONS"), (source.DatabaseName, source.TableName, over.TrainingData[0].Type.Value));
        Assert.Equal(2, over.TrainingData.Count);
        Assert.Equal("events", Assert.Single(nothing.TrainingData).InputConfig.DataSource.GlueDataSource.TableName);
    }

    [Fact]
    public void Structure_and_leaves_merge_in_any_order_without_contradiction()
    {
        (string, object) whole = ("resourceConfig", """{"instanceType":"ml.m5.large","volumeSizeInGB":10}""");
        (string, object) same = ("resourceConfig.volumeSizeInGB", 10);
        (string, object) added = ("resourceConfig.instanceCount", 2);

        foreach ((string, object)[] members in new[] { new[] { whole, same, added }, [added, same, whole] })
        {
            ResourceConfig merged = Bind<CreateTrainedModelRequest>(members).ResourceConfig;
            Assert.Equal(("ml.m5.large", 10, 2), (merged.InstanceType.Value, merged.VolumeSizeInGB!.Value, merged.InstanceCount!.Value));
        }

        NeptuneMLException error = Assert.Throws<NeptuneMLException>(
            () => Bind<CreateTrainedModelRequest>(whole, ("resourceConfig.volumeSizeInGB", 11)));
        Assert.Contains(
            "11 contradicts the value of another parameter for resourceConfig.volumeSizeInGB 10",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Structures_of_results_bind_to_their_own_members()
    {
        NeptuneMl.CleanRooms.Dataset table = new()
        {
            Type = "INTERACTIONS",
            DatabaseName = "shop",
            TableName = "events",
            Schema = [new DatasetColumn { ColumnName = "user", ColumnTypes = ["USER_ID"] }],
        };

        CreateTrainingDatasetRequest request = Bind<CreateTrainingDatasetRequest>(("trainingData", new[] { table }));

        DatasetInputConfig config = Assert.Single(request.TrainingData).InputConfig;
        Assert.Equal(("shop", "events", null), (config.DataSource.GlueDataSource.DatabaseName, config.DataSource.GlueDataSource
            .TableName, config.DataSource.GlueDataSource.CatalogId));
        Assert.Equal(("user", "USER_ID"), (config.Schema[0].ColumnName, config.Schema[0].ColumnTypes[0]));
    }

    [Fact]
    public void Missing_argument_is_not_set()
    {
        ApiInput input = new();
        input.Add("id", "Id", null);
        input.Add("subnets", "Subnet", Strings("a"));

        StartMLDataProcessingJobRequest request = RequestBinder.Bind<StartMLDataProcessingJobRequest>(input);

        Assert.Null(request.Id);
        Assert.Null(request.SecurityGroupIds);
        Assert.Equal(["a"], request.Subnets);
    }

    [Theory]
    [InlineData("30")]
    [InlineData(30L)]
    [InlineData((short)30)]
    [InlineData(30d)]
    public void Number_converts_to_the_type_of_the_member(object given) =>
        Assert.Equal(30, Bind<CreateTrainedModelRequest>(("resourceConfig.volumeSizeInGB", given)).ResourceConfig.VolumeSizeInGB);

    [Theory]
    [InlineData("many")]
    [InlineData(3_000_000_000L)]
    public void Invalid_number_error_names_the_parameter(object given)
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(
            () => Bind<CreateTrainedModelRequest>(("resourceConfig.volumeSizeInGB", given)));

        Assert.Equal(("InvalidParameter", "P0"), (error.ErrorId, error.ParameterName));
        Assert.Contains("Int32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_and_hashtables_become_structures_in_any_case()
    {
        const string Arn = "arn:channel";
        object[] spellings =
        [
            new DataChannel { ChannelName = "train", MLInputChannelArn = Arn },
            new Hashtable { ["channelName"] = "train", ["mlInputChannelArn"] = Arn },
            new OrderedDictionary { ["CHANNELNAME"] = "train", ["MLINPUTCHANNELARN"] = Arn },
        ];

        CreateTrainedModelRequest request = Bind<CreateTrainedModelRequest>(("dataChannels", spellings));

        Assert.Equal(3, request.DataChannels.Count);
        Assert.All(request.DataChannels, channel => Assert.Equal(("train", Arn), (channel.ChannelName, channel.MlInputChannelArn)));
    }

    [Fact]
    public void Single_object_becomes_a_list()
    {
        CreateTrainedModelRequest request = Bind<CreateTrainedModelRequest>(("dataChannels", new Hashtable { ["ChannelName"] = "train" }));

        Assert.Equal("train", Assert.Single(request.DataChannels).ChannelName);
    }

    [Fact]
    public void Structure_of_one_member_accepts_its_value()
    {
        StartTrainedModelInferenceJobRequest request = Bind<StartTrainedModelInferenceJobRequest>(
            ("outputConfiguration.members", Strings("123456789012")));

        Assert.Equal("123456789012", Assert.Single(request.OutputConfiguration.Members).AccountId);
    }

    [Fact]
    public void Unknown_member_error_lists_the_known_members()
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(
            () => Bind<CreateTrainedModelRequest>(("dataChannels", new[] { new Hashtable { ["Chanel"] = "train" } })));

        Assert.Contains("unknown member 'Chanel'", error.Message, StringComparison.Ordinal);
        Assert.Contains("channelName", error.Message, StringComparison.Ordinal);
        Assert.Equal("P0", error.ParameterName);
    }

    [Fact]
    public void JSON_document_becomes_a_structure()
    {
        CreateMLInputChannelRequest request = Bind<CreateMLInputChannelRequest>(("inputChannel", """
            {
              // as copied from a notebook
              "dataSource": { "protectedQueryInputParameters": { "sqlParameters": { "queryString": "select 1", "parameters": { "n": 5 } },
                "computeConfiguration": { "worker": { "type": "CR.1X", "number": 4 } } } },
              "roleArn": "arn:role",
            }
            """));

        ProtectedQueryInputParameters query = request.InputChannel.DataSource.ProtectedQueryInputParameters;
        Assert.Equal(("select 1", "5"), (query.SqlParameters.QueryString, query.SqlParameters.Parameters["n"]));
        Assert.Equal(("CR.1X", 4), (query.ComputeConfiguration.Worker.Type.Value, query.ComputeConfiguration.Worker.Number));
        Assert.Equal("arn:role", request.InputChannel.RoleArn);
    }

    [Theory]
    [InlineData(
        """{ "dataSource": { "protectedQuery": {} } }""",
        "has an unknown member 'protectedQuery' at P0.dataSource; the valid members are protectedQueryInputParameters.")]
    [InlineData(
        """{ "dataSource": 5 }""",
        "-P0 5 must be a hashtable, an object or a JSON object with the members protectedQueryInputParameters, at P0.dataSource.")]
    [InlineData(
        """{ "dataSource": [] }""",
        "must be a hashtable, an object or a JSON object with the members protectedQueryInputParameters, at P0.dataSource.")]
    [InlineData("""{ "roleArn": {} }""", "-P0 must be a string, not an object, at P0.roleArn.")]
    [InlineData("""{ "dataSource": { "protectedQueryInputParameters": { "computeConfiguration": { "worker": { "number": 2.5 } } } } }""",
        "-P0 2.5 cannot be converted to Int32 at P0.dataSource.protectedQueryInputParameters.computeConfiguration.worker.number.")]
    [InlineData("{ \n  \"roleArn\": oops }", "-P0 is not valid JSON at P0, line 2, byte 14.")]
    public void What_is_wrong_in_a_document_is_told_with_its_path(string document, string message)
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => Bind<CreateMLInputChannelRequest>(("inputChannel", document)));

        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(("InvalidParameter", "P0"), (error.ErrorId, error.ParameterName));
    }

    // Not as data of a theory, which is kept in UTF-8.
    [Fact]
    public void Unpaired_surrogate_in_a_document_is_reported_with_its_position()
    {
        foreach (string document in new[] {
            "{ \"roleArn\": \"\ud83d\" }",
            "{ \"roleArn\": \"\\ud83d\" }",
            "{ \"role\\ude00Arn\": \"a\" }" })
        {
            NeptuneMLException error = Assert.Throws<NeptuneMLException>(
                () => Bind<CreateMLInputChannelRequest>(("inputChannel", document)));

            Assert.Equal("-P0 is not valid JSON at P0: it has a lone surrogate, which is not valid Unicode.", error.Message);
        }
    }

    [Fact]
    public void Text_member_accepts_JSON_text() =>
        Assert.Equal("{ not json", Bind<CreateMLInputChannelRequest>(
            ("inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.queryString", "{ not json"))
            .InputChannel.DataSource.ProtectedQueryInputParameters.SqlParameters.QueryString);

    [Theory]
    [InlineData(2.5)]
    [InlineData(true)]
    public void Number_is_not_rounded_and_rejects_a_switch(object given) =>
        Assert.Throws<NeptuneMLException>(() => Bind<CreateTrainedModelRequest>(("resourceConfig.volumeSizeInGB", given)));

    [Fact]
    public void Result_binds_members_of_the_same_name()
    {
        ListTrainedModelInferenceJobsRequest request = RequestBinder.From<ListTrainedModelInferenceJobsRequest>(
            new StartTrainedModelInferenceJobRequest { MembershipIdentifier = "m", TrainedModelArn = "arn:model", Name = "job" });

        Assert.Equal(("m", "arn:model"), (request.MembershipIdentifier, request.TrainedModelArn));
        Assert.Null(request.TrainedModelVersionIdentifier);
    }

    [Fact]
    public void Map_accepts_only_hashtables()
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => Bind<CreateTrainedModelRequest>(("tags", "team=graph")));

        Assert.Contains("must be a hashtable", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void Binding_ignores_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            CreateTrainedModelRequest request = Bind<CreateTrainedModelRequest>(
                ("MEMBERSHIPIDENTIFIER", "m"), ("kmskeyarn", "k"), ("resourceConfig.volumeSizeInGB", "1000"),
                ("dataChannels", new Hashtable { ["mlinputchannelarn"] = "arn" }),
                ("hyperparameters", new OrderedDictionary
                {
                    ["rate"] = 1.5,
                    ["epochs"] = 1000,
                    ["shuffle"] = true,
                    ["big"] = 1e300,
                    ["small"] = -0.25m
                }));

            Assert.Equal(("m", "k", 1000), (request.MembershipIdentifier, request.KmsKeyArn, request.ResourceConfig.VolumeSizeInGB));
            Assert.Equal("arn", Assert.Single(request.DataChannels).MlInputChannelArn);
            Assert.Equal(["1.5", "1000", "true", "1E+300", "-0.25"], request.Hyperparameters.Values);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Explicit_value_takes_precedence_over_a_derived_one()
    {
        ApiInput input = new();
        input.Add("DataProcessingJobId", "DataProcessingJobId", "given");
        input.Default("dataProcessingJobId", "implied");
        input.Default("id", "implied-id");

        StartMLModelTrainingJobRequest request = RequestBinder.Bind<StartMLModelTrainingJobRequest>(input);

        Assert.Equal(("given", "implied-id"), (request.DataProcessingJobId, request.Id));
    }

    private static string[] Strings(params string[] values) => values;

    private static TRequest Bind<TRequest>(params (string Path, object Value)[] members)
        where TRequest : Amazon.Runtime.AmazonWebServiceRequest, new()
    {
        ApiInput input = new();
        for (int i = 0; i < members.Length; i++) input.Add(members[i].Path, $"P{i}", members[i].Value);
        return RequestBinder.Bind<TRequest>(input);
    }
}
