using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests.Neptune;

public sealed class NeptuneValidationTests
{
    [Theory]
    [InlineData("id", "'a'", true)]
    [InlineData("id", "'123456789012345678901234567890123456789012345678'", true)]
    [InlineData("id", "'1234567890123456789012345678901234567890123456789'", false)]
    [InlineData("id", "''", false)]
    [InlineData("id", "'with space'", false)]
    [InlineData("id", "'with_underscore'", false)]
    [InlineData("previousDataProcessingJobId", "'with space'", false)]
    [InlineData("inputDataS3Location", "'s3://bucket'", true)]
    [InlineData("inputDataS3Location", "'s3://'", false)]
    [InlineData("inputDataS3Location", "'s3:///key'", false)]
    [InlineData("inputDataS3Location", "'http://bucket/key'", false)]
    [InlineData("inputDataS3Location", "'s3://bucket/with space'", true)]
    [InlineData("inputDataS3Location", "'s3://with space/key'", false)]
    [InlineData("neptuneIamRoleArn", "'arn:aws:iam::123456789012:role/Neptune'", true)]
    [InlineData("neptuneIamRoleArn", "'arn:aws:iam::1:role/Neptune'", false)]
    [InlineData("processingInstanceType", "'ml.r5.large'", true)]
    [InlineData("processingInstanceType", "'r5.large'", false)]
    [InlineData("processingInstanceVolumeSizeInGB", "0", true)]
    [InlineData("processingInstanceVolumeSizeInGB", "-1", false)]
    [InlineData("processingInstanceVolumeSizeInGB", "2147483647", true)]
    [InlineData("processingInstanceVolumeSizeInGB", "2147483648", false)]
    [InlineData("processingInstanceVolumeSizeInGB", "1.5", false)]
    [InlineData("processingInstanceVolumeSizeInGB", "'1'", false)]
    [InlineData("processingTimeOutInSeconds", "1", true)]
    [InlineData("processingTimeOutInSeconds", "0", false)]
    [InlineData("modelType", "'heterogeneous'", true)]
    [InlineData("modelType", "'other'", false)]
    [InlineData("subnets", "['subnet-1','subnet-2']", true)]
    [InlineData("subnets", "['']", false)]
    [InlineData("subnets", "['subnet-1,subnet-2']", false)]
    [InlineData("subnets", "'subnet-1'", false)]
    [InlineData("subnets", "[1]", false)]
    [InlineData("unknownMember", "1", true)]
    public async Task Member_is_accepted_or_rejected(string member, string json, bool accepted)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject body = new() { ["inputDataS3Location"] = "s3://bucket/in", ["processedDataS3Location"] = "s3://bucket/out" };
        body[member] = JsonNode.Parse(json.Replace('\'', '"'));
        Response response = await emulator.PostAsync("/ml/dataprocessing", body);
        Assert.True(accepted == (response.Status == HttpStatusCode.OK), response.Body.ToString());
        if (accepted)
            return;
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (response.Status, response["code"]));
        Assert.Contains(member, response["detailedMessage"], StringComparison.Ordinal);
        Assert.Empty((await emulator.GetAsync("/ml/dataprocessing")).Strings("ids"));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("1024", true)]
    [InlineData("0", false)]
    [InlineData("1025", false)]
    [InlineData("ten", false)]
    [InlineData("", false)]
    public async Task List_size_is_within_its_range(string maxItems, bool accepted)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response response = await emulator.GetAsync($"/ml/endpoints?maxItems={maxItems}");
        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.Status);
    }

    [Fact]
    public async Task All_missing_members_are_reported()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Response response = await emulator.PostAsync("/ml/dataprocessing", new { id = "a" });
        Assert.Equal((HttpStatusCode.BadRequest, "MissingParameterException"), (response.Status, response["code"]));
        Assert.Contains("inputDataS3Location", response["detailedMessage"], StringComparison.Ordinal);
        Assert.Contains("processedDataS3Location", response["detailedMessage"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "BadRequestException")]
    [InlineData("[]", "BadRequestException")]
    [InlineData("\"text\"", "BadRequestException")]
    [InlineData("", "MissingParameterException")]
    public async Task Body_that_is_not_a_JSON_object_is_rejected(string body, string code)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        Response response = await emulator.SendAsync(HttpMethod.Post, "/ml/dataprocessing", content);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.Status, response["code"]));
    }

    [Fact]
    public async Task Nested_member_is_validated_by_path()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CompleteDataProcessingAsync("dp-1");
        Response response = await emulator.PostAsync("/ml/modeltraining", new
        {
            dataProcessingJobId = "dp-1",
            trainModelS3Location = "s3://bucket/models",
            customModelTrainingParameters = new { trainingEntryPointScript = "train.py" },
        });
        Assert.Equal("MissingParameterException", response["code"]);
        Assert.Contains("customModelTrainingParameters.sourceS3DirectoryPath", response["detailedMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_flag_must_be_true_or_false()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.PostOkAsync("/ml/dataprocessing", NeptuneJobs.DataProcessing("dp-1"));
        Response response = await emulator.DeleteAsync("/ml/dataprocessing/dp-1?clean=perhaps");
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterException"), (response.Status, response["code"]));
    }
}
