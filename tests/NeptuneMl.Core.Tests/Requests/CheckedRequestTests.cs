using System.Collections;
using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Core.Tests.Requests;

public sealed class CheckedRequestTests
{
    [Theory]
    [InlineData("http://bucket/folder")]
    [InlineData("s3://")]
    [InlineData("s3://two words/folder")]
    [InlineData("bucket/folder")]
    public void Invalid_S3_location_is_reported_with_rule_value_and_parameter(string location)
    {
        NeptuneMLException error = Refused<StartMLDataProcessingJobRequest>(
            ("inputDataS3Location", "InputDataS3Location", location),
            ("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out"));

        Assert.Equal($"-InputDataS3Location '{location}' must be an S3 location, such as s3://bucket/folder.", error.Message);
        Assert.Equal(("InvalidParameter", "InputDataS3Location"), (error.ErrorId, error.ParameterName));
        Assert.Contains("nothing was sent", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Violation_of_a_leaf_names_its_parameter()
    {
        NeptuneMLException error = Refused<CreateTrainedModelRequest>([.. Model(), ("resourceConfig.volumeSizeInGB", "VolumeSizeInGB", 0)]);

        Assert.Equal("-VolumeSizeInGB 0 must be at least 1.", error.Message);
    }

    [Fact]
    public void Violation_of_an_item_names_its_index()
    {
        NeptuneMLException error = Refused<CreateTrainedModelRequest>([.. Model().Where(
            member => member.Path != "dataChannels"), ("resourceConfig.volumeSizeInGB", "VolumeSizeInGB", 1),
                ("dataChannels", "DataChannel", new[] { Channel("train"), Channel("no spaces") })]);

        Assert.StartsWith(
            "-DataChannel 'no spaces' at dataChannels[1].channelName must match the pattern",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Violation_in_a_structure_names_its_API_path()
    {
        NeptuneMLException error = Refused<CreateMLInputChannelRequest>(("inputChannel", "InputChannel", new Hashtable
        {
            ["dataSource"] = new Hashtable
            {
                ["protectedQueryInputParameters"] = new Hashtable
                {
                    ["sqlParameters"] = new Hashtable { ["queryString"] = new string('x', 500_001) }
                },
            },
        }));

        Assert.Contains(
            "(500001 characters) at inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.queryString must be at most 500000 characters",
            error.Message, StringComparison.Ordinal);
        Assert.Contains("-InputChannel at inputChannel.roleArn is required", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws:team")]
    [InlineData("AWS:team")]
    [InlineData("Aws:")]
    public void Reserved_tag_key_is_rejected_in_any_case(string key)
    {
        NeptuneMLException error = Refused<CreateTrainedModelRequest>(
            [.. Model(), ("resourceConfig.volumeSizeInGB", "VolumeSizeInGB", 1), ("tags", "Tag", new Hashtable { [key] = "x" })]);

        Assert.Contains("must not start with aws: in any case", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{key}'", error.Message, StringComparison.Ordinal);
        Assert.Equal("Tag", error.ParameterName);
    }

    [Fact]
    public void All_violations_are_reported_together()
    {
        NeptuneMLException error = Refused<StartMLDataProcessingJobRequest>(
            ("inputDataS3Location", "InputDataS3Location", "x"),
            ("modelType", "ModelType", "tabular"),
            ("processingTimeOutInSeconds", "ProcessingTimeOutInSeconds", 0));

        Assert.Contains("-InputDataS3Location 'x'", error.Message, StringComparison.Ordinal);
        Assert.Contains("-ProcessedDataS3Location is required", error.Message, StringComparison.Ordinal);
        Assert.Contains("-ModelType 'tabular' must be one of heterogeneous, kge", error.Message, StringComparison.Ordinal);
        Assert.Contains("-ProcessingTimeOutInSeconds 0 must be at least 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_value_is_quoted_by_its_start_and_length()
    {
        NeptuneMLException error = Refused<StartMLDataProcessingJobRequest>(
            ("inputDataS3Location", "InputDataS3Location", new string('x', 3000)),
            ("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out"));

        Assert.Contains("(3000 characters)", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 300);
    }

    [Fact]
    public void Transform_source_must_be_given_in_exactly_one_way()
    {
        (string, string, object)[] output = [("modelTransformOutputS3Location", "ModelTransformOutputS3Location", "s3://b/out")];
        (string, string, object)[] ids =
            [("dataProcessingJobId", "DataProcessingJobId", "d"), ("mlModelTrainingJobId", "MLModelTrainingJobId", "t")];
        (string, string, object)[] name = [("trainingJobName", "TrainingJobName", "n")];

        Assert.Contains("either", Refused<StartMLModelTransformJobRequest>(output).Message, StringComparison.Ordinal);
        Assert.Contains("either", Refused<StartMLModelTransformJobRequest>([.. output, .. ids, .. name]).Message, StringComparison.Ordinal);
        Assert.Contains("either", Refused<StartMLModelTransformJobRequest>([.. output, ids[0]]).Message, StringComparison.Ordinal);
        Assert.NotNull(From<StartMLModelTransformJobRequest>([.. output, .. ids]));
        Assert.NotNull(From<StartMLModelTransformJobRequest>([.. output, .. name]));
    }

    private static (string Path, string Parameter, object Value)[] Model()
    {
        string membership = "11111111-2222-3333-4444-555555555555";
        return
        [
            ("membershipIdentifier", "MembershipIdentifier", membership),
            ("name", "Name", "model"),
            ("configuredModelAlgorithmAssociationArn", "ConfiguredModelAlgorithmAssociationArn",
                $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{membership}/configured-model-algorithm-association/a"),
            ("resourceConfig.instanceType", "InstanceType", "ml.m5.xlarge"),
            ("dataChannels", "DataChannel", new[] { Channel("train") }),
        ];
    }

    private static DataChannel Channel(string name) => new()
    {
        ChannelName = name,
        MLInputChannelArn =
            "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/11111111-2222-3333-4444-555555555555/ml-input-channel/c",
    };

    private static NeptuneMLException Refused<TRequest>(params (string Path, string Parameter, object Value)[] members)
        where TRequest : Amazon.Runtime.AmazonWebServiceRequest, new() =>
        Assert.Throws<NeptuneMLException>(() => From<TRequest>(members));

    private static TRequest From<TRequest>(params (string Path, string Parameter, object Value)[] members)
        where TRequest : Amazon.Runtime.AmazonWebServiceRequest, new()
    {
        ApiInput input = new();
        foreach ((string path, string parameter, object value) in members) input.Add(path, parameter, value);
        TRequest request = RequestBinder.Bind<TRequest>(input);
        CheckedRequest.Check(request, input.ParameterAt);
        return request;
    }
}
