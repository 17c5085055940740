using System.Text.Json.Nodes;
using NeptuneMl.Emulator.Tests.CleanRooms;
using NeptuneMl.Emulator.Tests.Clients;

namespace NeptuneMl.Emulator.Tests.Signing;

/// <summary>Signers that nobody here wrote, against an emulator that verifies.</summary>
public sealed class SignedClientTests
{
    private const string Script = """
        import sys, boto3
        from botocore.exceptions import ClientError
        url, key, secret, token, region, membership = sys.argv[1:7]
        session = boto3.Session(key, secret, token or None, region)

        def show(call):
            try:
                call()
                print('accepted')
            except ClientError as error:
                print(error.response['Error']['Code'])

        neptune = session.client('neptunedata', endpoint_url=url)
        rooms = session.client('cleanroomsml', endpoint_url=url)
        show(lambda: neptune.get_engine_status())
        show(lambda: neptune.list_ml_endpoints(maxItems=5, neptuneIamRoleArn='arn:aws:iam::123456789012:role/a=b+c~d/e'))
        show(lambda: neptune.start_ml_data_processing_job(inputDataS3Location='s3://bucket/ü', processedDataS3Location='s3://bucket/out'))
        show(lambda: rooms.list_trained_models(membershipIdentifier=membership, nextToken='a/b=='))
        show(lambda: rooms.get_trained_model(
            membershipIdentifier=membership,
            trainedModelArn='arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/' + membership + '/trained-model/x/y'))
        """;

    [Theory(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    [InlineData("example", "")]
    [InlineData("example", "a+session/token==")]
    public async Task Signature_of_boto3_is_accepted(string secret, string token)
    {
        string[] responses = await RunAsync(
            new SigningCredential("AKIDEXAMPLE", secret, token.Length == 0 ? null : token),
            secret,
            token,
            "us-east-1");

        Assert.Equal(["accepted", "accepted", "accepted"], responses[..3]);
        // Past the signature, the page token and the model are looked at.
        Assert.Equal(["ValidationException", "ResourceNotFoundException"], responses[3..]);
    }

    [Fact(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    public async Task Wrong_secret_is_rejected_in_the_format_of_the_service()
    {
        string[] responses = await RunAsync(new SigningCredential("AKIDEXAMPLE", "example"), "another", "", "us-east-1");

        Assert.Equal(["AccessDeniedException", "AccessDeniedException", "AccessDeniedException", "InvalidSignatureException", "InvalidSignatureException"], responses);
    }

    [Fact(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    public async Task Wrong_Region_or_unknown_token_is_rejected()
    {
        string[] region = await RunAsync(new SigningCredential("AKIDEXAMPLE", "example"), "example", "", "eu-west-1");
        string[] token = await RunAsync(new SigningCredential("AKIDEXAMPLE", "example"), "example", "stolen", "us-east-1");

        Assert.Equal(["InvalidSignatureException", "UnrecognizedClientException"], [region[3], token[3]]);
    }

    [Fact(Skip = "The AWS CLI is not installed.", SkipUnless = nameof(Tool.AwsCliIsExpected), SkipType = typeof(Tool))]
    public async Task Signature_of_the_AWS_CLI_is_verified()
    {
        foreach ((string secret, bool accepted) in new[] { ("example", true), ("another", false) })
        {
            await using EmulatorServer server = await EmulatorServer.StartAsync(
                new EmulatorOptions { Credentials = [new SigningCredential("AKIDEXAMPLE", secret)] });
            (int exitCode, _, string error) = await Tool.RunAsync(
                "aws", "cleanroomsml", "list-trained-models", "--membership-identifier", Memberships.Id, "--endpoint-url", server
                    .BaseAddress
                    .ToString());

            Assert.True(exitCode == 0 == accepted, error);
        }
    }

    [Fact]
    public async Task Unsigned_request_is_rejected_in_the_format_of_the_service()
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(
            new EmulatorOptions { Credentials = [new SigningCredential("AKIDEXAMPLE", "example")] });
        using HttpClient http = new() { BaseAddress = server.BaseAddress };

        using HttpResponseMessage neptune = await http.GetAsync("status");
        using HttpResponseMessage rooms = await http.GetAsync($"memberships/{Memberships.Id}/trained-models");

        Assert.Equal(403, (int)neptune.StatusCode);
        Assert.Equal("AccessDeniedException", (string?)JsonNode.Parse(await neptune.Content.ReadAsStringAsync())!["code"]);
        Assert.Equal(403, (int)rooms.StatusCode);
        Assert.Equal("MissingAuthenticationTokenException", Assert.Single(rooms.Headers.GetValues("x-amzn-ErrorType")));
    }

    private static async Task<string[]> RunAsync(SigningCredential known, string secret, string token, string region)
    {
        await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { Credentials = [known] });
        (int exitCode, string output, string error) = await Tool.RunAsync(
            "python3", "-c", Script, server.BaseAddress.ToString(), "AKIDEXAMPLE", secret, token, region, Memberships.Id);
        Assert.True(exitCode == 0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
