using System.Text.Json.Nodes;
using Amazon.CleanRoomsML;
using Amazon.CleanRoomsML.Model;
using NeptuneMl.ServiceClients.Tests.Wire;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.ServiceClients.Tests.Rules;

public class CleanRoomsRulesTests
{
    [Fact]
    public void Empty_request_reports_every_required_member() => Assert.Equal(
        [
            "membershipIdentifier: is required",
            "name: is required",
            "configuredModelAlgorithmAssociationArn: is required",
            "resourceConfig: is required",
            "dataChannels: is required",
        ],
        Rule.Violations(new CreateTrainedModelRequest()));

    [Fact]
    public void Nested_violation_is_named_by_its_path()
    {
        CreateTrainedModelRequest request = Training();
        request.ResourceConfig.VolumeSizeInGB = 8193;
        request.ResourceConfig.InstanceCount = 0;
        request.DataChannels.Add(new ModelTrainingDataChannel { ChannelName = "not a name", MlInputChannelArn = "arn" });
        request.StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = 2_419_201 };

        Assert.Equal(
            [
                "resourceConfig.instanceCount: must be at least 1",
                "resourceConfig.volumeSizeInGB: must be at most 8192",
                "stoppingCondition.maxRuntimeInSeconds: must be at most 2419200",
                "dataChannels[1].mlInputChannelArn: must be the ARN of an ML input channel, such as "
                    + "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/…/ml-input-channel/…",
                "dataChannels[1].channelName: must match the pattern [A-Za-z0-9\\.\\-_]+",
            ],
            Rule.Violations(request));
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Length_counts_characters_instead_of_code_units(int length, bool valid)
    {
        CreateTrainedModelRequest request = Training();
        request.Name = string.Concat(Enumerable.Repeat("😀", length));

        Assert.Equal(valid ? [] : [$"name: must be 1 to 63 characters long (it has {length})"], Rule.Violations(request));
    }

    [Fact]
    public void Name_of_whitespace_is_rejected()
    {
        foreach (string name in new[] { "   ", "line\nbreak" })
        {
            CreateTrainedModelRequest request = Training();
            request.Name = name;

            Assert.StartsWith("name: must match the pattern ", Assert.Single(Rule.Violations(request)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Unpaired_surrogate_is_rejected_in_every_text()
    {
        CreateTrainedModelRequest request = Training();
        request.Name = "half \ud83d of a pair";
        request.Tags = new Dictionary<string, string> { ["\ude00"] = "\ude00\ud83d", ["\ud83d\ude00"] = "\ud83d\ude00" };

        const string rule = "must not contain a lone surrogate, which is not valid Unicode";
        Assert.Equal(
            [$"name: {rule}", $"tags['\ude00']: {rule}", $"tags['\ude00']: the key {rule}"], Rule.Violations(request)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Resource_has_at_most_50_tags(int count, bool valid)
    {
        CreateTrainedModelRequest request = Training();
        request.Tags = Enumerable.Range(0, count).ToDictionary(i => $"key-{i}", _ => "");

        Assert.Equal(valid ? [] : ["tags: must have at most 50 items (it has 51)"], Rule.Violations(request));
    }

    [Theory]
    [InlineData("aws:team")]
    [InlineData("AWS:team")]
    [InlineData("aWs:")]
    public void Reserved_tag_prefix_is_rejected_in_any_case(string key)
    {
        CreateTrainedModelRequest request = Training();
        request.Tags = new Dictionary<string, string> { [key] = "aws:is fine in a value" };

        Assert.Equal([$"tags['{key}']: the key must not start with aws: in any case"], Rule.Violations(request));
    }

    [Theory]
    [InlineData(128, 256, 0)]
    [InlineData(129, 256, 1)]
    [InlineData(128, 257, 1)]
    public void Tag_keys_have_at_most_128_characters_and_values_256(int key, int value, int violations)
    {
        CreateTrainedModelRequest request = Training();
        request.Tags = new Dictionary<string, string> { [new string('k', key)] = new string('v', value) };

        Assert.Equal(violations, Rule.Violations(request).Count);
    }

    [Theory]
    [InlineData(100, 2500, 0)]
    [InlineData(101, 2500, 1)]
    [InlineData(1, 2501, 1)]
    public void Hyperparameters_are_limited_in_number_and_length(int count, int length, int violations)
    {
        CreateTrainedModelRequest request = Training();
        request.Hyperparameters = Enumerable.Range(0, count).ToDictionary(i => $"p{i}", _ => new string('1', length));

        Assert.Equal(violations, Rule.Violations(request).Count);
    }

    [Theory]
    [InlineData("1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9", true)]
    [InlineData("1F2E3D4C-5B6A-4978-8695-A4B3C2D1E0F9", false)]
    [InlineData("1f2e3d4c5b6a49788695a4b3c2d1e0f9", false)]
    [InlineData("1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9\n", false)]
    public void Membership_is_a_lowercase_UUID(string id, bool valid)
    {
        CreateTrainedModelRequest request = Training();
        request.MembershipIdentifier = id;

        Assert.Equal(valid ? [] : ["membershipIdentifier: must be a UUID of 36 characters in lower case"], Rule.Violations(request));
    }

    [Fact]
    public void Receiver_is_an_account_id_of_12_digits()
    {
        StartTrainedModelInferenceJobRequest request = Inference();
        request.OutputConfiguration.Members[0].AccountId = "12345678901";

        Assert.Equal(["outputConfiguration.members[0].accountId: must be an account id of 12 digits"], Rule.Violations(request));
    }

    [Fact]
    public void Empty_list_that_requires_an_item_is_rejected()
    {
        CreateTrainedModelRequest training = Training();
        training.DataChannels.Clear();
        StartTrainedModelInferenceJobRequest inference = Inference();
        inference.OutputConfiguration.Members.Clear();

        Assert.Equal(["dataChannels: must not be empty"], Rule.Violations(training));
        Assert.Equal(["outputConfiguration.members: must not be empty"], Rule.Violations(inference));
    }

    [Fact]
    public void Data_channels_and_incremental_channels_share_the_limit_of_20()
    {
        CreateTrainedModelRequest request = Training();
        request.DataChannels = [.. Enumerable.Repeat(request.DataChannels[0], 20)];
        request.IncrementalTrainingDataChannels =
        [
            new IncrementalTrainingDataChannel
            {
                ChannelName = "base",
                TrainedModelArn = Inference().TrainedModelArn,
            },
        ];

        Assert.Equal(
            ["dataChannels: must have at most 20 items together with incrementalTrainingDataChannels (they have 21)"],
            Rule.Violations(request));
    }

    [Fact]
    public void Closed_enum_rejects_unknown_values_and_open_enum_accepts_them()
    {
        CreateTrainedModelRequest request = Training();
        request.TrainingInputMode = new TrainingInputMode("Stream");
        request.ResourceConfig.InstanceType = new InstanceType("ml.z99.huge");

        Assert.Equal(["trainingInputMode: must be one of File, FastFile, Pipe"], Rule.Violations(request));
    }

    [Theory]
    [InlineData("g5.2xlarge")]
    [InlineData("ml.g5")]
    [InlineData("ml.g5.2xlarge ")]
    public void Unknown_instance_type_must_start_with_ml(string type)
    {
        CreateTrainedModelRequest training = Training();
        training.ResourceConfig.InstanceType = new InstanceType(type);
        StartTrainedModelInferenceJobRequest inference = Inference();
        inference.ResourceConfig.InstanceType = new InferenceInstanceType(type);

        const string rule = "resourceConfig.instanceType: must be an ML instance type, such as ml.m5.xlarge";
        Assert.Equal([rule], Rule.Violations(training));
        Assert.Equal([rule], Rule.Violations(inference));
    }

    [Fact]
    public void S3_key_may_contain_spaces_but_not_the_bucket_name()
    {
        PutMLConfigurationRequest request = Request<PutMLConfigurationRequest>(Sample.FullInputs);
        request.DefaultOutputLocation.Destination.S3Destination.S3Uri = "s3://bucket/model runs/2026 ";
        Assert.Empty(Rule.Violations(request));

        request.DefaultOutputLocation.Destination.S3Destination.S3Uri = "s3://model runs/2026";
        Assert.Equal(
            ["defaultOutputLocation.destination.s3Destination.s3Uri: must be an S3 location, such as s3://bucket/folder"], Rule.Violations(
                request));
    }

    [Fact]
    public void Union_without_a_choice_is_rejected()
    {
        CreateMLInputChannelRequest request = Request<CreateMLInputChannelRequest>(Sample.FullInputs);
        request.InputChannel.DataSource = new InputChannelDataSource();

        Assert.Equal(
            ["inputChannel.dataSource: inputChannel.dataSource.protectedQueryInputParameters is required"],
            Rule.Violations(request));
    }

    [Fact]
    public void Null_inside_a_list_or_map_is_rejected()
    {
        CreateTrainedModelRequest request = Training();
        request.DataChannels.Add(null);
        request.Environment = new Dictionary<string, string> { ["KEY"] = null! };

        Assert.Equal(["environment['KEY']: is required", "dataChannels[1]: is required"], Rule.Violations(request));
    }

    private static CreateTrainedModelRequest Training()
    {
        CreateTrainedModelRequest request = Request<CreateTrainedModelRequest>(Sample.RequiredInputs);
        request.DataChannels = request.DataChannels[..1];
        return request;
    }

    private static StartTrainedModelInferenceJobRequest Inference() =>
        Request<StartTrainedModelInferenceJobRequest>(Sample.RequiredInputs);

    private static T Request<T>(Func<Operation, IReadOnlyList<JsonObject>> inputs)
    {
        Operation operation = ServiceApi.Find(typeof(T).Name[..^"Request".Length]);
        return (T)ServiceUnderTest.Request(operation, inputs(operation)[0]);
    }
}
