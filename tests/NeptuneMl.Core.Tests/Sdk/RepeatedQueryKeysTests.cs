using Amazon.CleanRoomsML;
using Amazon.CleanRoomsML.Model;
using Amazon.Runtime;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Sdk;

/// <summary>Removing several tags repeats the query key <c>tagKeys</c>. The emulator checks the signature with code of its own.</summary>
public sealed class RepeatedQueryKeysTests(
    RepeatedQueryKeysTests.VerifyingEmulator emulator) : IClassFixture<RepeatedQueryKeysTests.VerifyingEmulator>
{
    private const string Arn = "arn:aws:cleanrooms-ml:us-east-1:123456789012:training-dataset/absent";

    // In the order of their plain text, and in that of their encoded text, they come in different orders.
    private static readonly string[] s_keys =
    [
        "cost-center", "cost:center", "foo.io/foo/name", "foo.io/foo-autoscaler/name", "a", "é", "z", " ", "%", "~", "~~", "/", "-", ".", "_", "=", "&", "+", "A", "漢", "😀", "\uffee",
    ];

    public static TheoryData<string> Keys => [.. s_keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Untag_with_two_keys_is_signed_correctly(string key)
    {
        foreach (string other in s_keys.Where(other => other != key)) Assert.Equal("ResourceNotFound", await UntagAsync(key, other));
    }

    [Fact]
    public async Task Untag_with_many_keys_is_signed_correctly() => Assert.Equal("ResourceNotFound", await UntagAsync(s_keys));

    [Fact]
    public async Task Sdk_signature_of_repeated_keys_is_still_wrong()
    {
        Assert.Equal("ResourceNotFoundException", await UntagWithSdkAsync("a", "b"));
        Assert.True(
            await UntagWithSdkAsync("cost-center", "cost:center") == "InvalidSignatureException",
            "The SDK signs repeated query keys correctly now: delete RepeatedQueryKeys and this test.");
    }

    private async Task<string> UntagAsync(params string[] keys)
    {
        CleanRoomsSession session = CleanRoomsSession.Of(CleanRoomsSession.Open(new ConnectionOptions
        {
            EndpointUrl = emulator.Url,
            Region = "us-east-1",
            Credentials = CredentialInput.FromAccessKey(
                VerifyingEmulator.Credential.AccessKeyId,
                VerifyingEmulator.Credential.SecretAccessKey,
                null),
            MaxAttempts = 1,
        }));
        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(
            () => ResourceTagging.Remove.PrepareFrom(session, new { ResourceArn = Arn, TagKeys = keys }).SendAsync(session.Context()));
        return failure.ErrorId;
    }

    private async Task<string> UntagWithSdkAsync(params string[] keys)
    {
        using AmazonCleanRoomsMLClient client = new(
            new BasicAWSCredentials(VerifyingEmulator.Credential.AccessKeyId, VerifyingEmulator.Credential.SecretAccessKey),
            new AmazonCleanRoomsMLConfig { ServiceURL = emulator.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        AmazonServiceException failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => client.UntagResourceAsync(new UntagResourceRequest { ResourceArn = Arn, TagKeys = [.. keys] }));
        return failure.ErrorCode;
    }

    public sealed class VerifyingEmulator : IAsyncLifetime
    {
        private EmulatorServer _server = null!;

        internal static SigningCredential Credential { get; } = new("AKIDEXAMPLE", "a secret/with+signs=");

        public string Url => _server.BaseAddress.ToString();

        public async ValueTask InitializeAsync() =>
            _server = await EmulatorServer.StartAsync(new EmulatorOptions { Credentials = [Credential] });

        public async ValueTask DisposeAsync() => await _server.DisposeAsync();
    }
}
