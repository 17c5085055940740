using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class AudienceModelPolicyTests
{
    private const string Document = """{ "Version": "2012-10-17", "Statement": [] }""";

    [Fact]
    public async Task Policy_can_be_put_read_and_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string arn) = await emulator.MakeAudienceModelsAsync();
        await emulator.RefusedAsync(NotFound, "GetConfiguredAudienceModelPolicy", Of(arn));
        Response put = await emulator.OkAsync("PutConfiguredAudienceModelPolicy", Policy(arn, Document));
        Assert.Equal(Document, put["configuredAudienceModelPolicy"]);
        Response read = await emulator.OkAsync("GetConfiguredAudienceModelPolicy", Of(arn));
        Assert.Equal(
            (arn, Document, put["policyHash"]),
            (read["configuredAudienceModelArn"], read["configuredAudienceModelPolicy"], read["policyHash"]));

        await emulator.OkAsync("DeleteConfiguredAudienceModelPolicy", Of(arn));
        await emulator.RefusedAsync(NotFound, "GetConfiguredAudienceModelPolicy", Of(arn));
        await emulator.RefusedAsync(NotFound, "DeleteConfiguredAudienceModelPolicy", Of(arn));
    }

    [Fact]
    public async Task Policy_hash_prevents_concurrent_changes()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string arn) = await emulator.MakeAudienceModelsAsync();
        string first = (await emulator.OkAsync("PutConfiguredAudienceModelPolicy", Policy(arn, Document)))["policyHash"]!;
        JsonObject second = Policy(arn, """{"Version":"2012-10-17"}""", ("previousPolicyHash", first));
        string hash = (await emulator.OkAsync("PutConfiguredAudienceModelPolicy", second))["policyHash"]!;
        Assert.NotEqual(first, hash);
        Assert.Contains(
            "previousPolicyHash", await emulator.RefusedAsync(
                Invalid,
                "PutConfiguredAudienceModelPolicy",
                second), StringComparison.Ordinal);
        Assert.Equal(hash, (await emulator.OkAsync("GetConfiguredAudienceModelPolicy", Of(arn)))["policyHash"]);
    }

    [Fact]
    public async Task Policy_precondition_can_require_existence_or_absence()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string arn) = await emulator.MakeAudienceModelsAsync();
        JsonObject present = Policy(arn, Document, ("policyExistenceCondition", "POLICY_MUST_EXIST"));
        JsonObject absent = Policy(arn, Document, ("policyExistenceCondition", "POLICY_MUST_NOT_EXIST"));
        await emulator.RefusedAsync(NotFound, "PutConfiguredAudienceModelPolicy", present);
        await emulator.OkAsync("PutConfiguredAudienceModelPolicy", absent);
        await emulator.RefusedAsync(Invalid, "PutConfiguredAudienceModelPolicy", absent);
        await emulator.OkAsync("PutConfiguredAudienceModelPolicy", present);
    }

    [Theory]
    [InlineData("allow everyone")]
    [InlineData("[]")]
    [InlineData("{\"Version\":")]
    public async Task Policy_that_is_not_a_JSON_object_is_rejected(string document)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string arn) = await emulator.MakeAudienceModelsAsync();
        string message = await emulator.RefusedAsync(Invalid, "PutConfiguredAudienceModelPolicy", Policy(arn, document));
        Assert.Contains("configuredAudienceModelPolicy", message, StringComparison.Ordinal);
        await emulator.RefusedAsync(NotFound, "GetConfiguredAudienceModelPolicy", Of(arn));
    }

    [Fact]
    public async Task Policy_is_deleted_with_its_model()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        (_, _, string arn) = await emulator.MakeAudienceModelsAsync();
        await emulator.OkAsync("PutConfiguredAudienceModelPolicy", Policy(arn, Document));
        await emulator.OkAsync("DeleteConfiguredAudienceModel", Of(arn));
        await emulator.RefusedAsync(NotFound, "GetConfiguredAudienceModelPolicy", Of(arn));
        await emulator.RefusedAsync(NotFound, "PutConfiguredAudienceModelPolicy", Policy(arn, Document));
    }

    private static JsonObject Of(string arn) => With(("configuredAudienceModelArn", arn));

    private static JsonObject Policy(string arn, string document, params (string, JsonNode?)[] more) =>
        With([("configuredAudienceModelArn", arn), ("configuredAudienceModelPolicy", document), .. more]);
}
