using System.Text.Json.Nodes;
using NeptuneMl.Emulator;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

/// <summary>
/// The signature of every request that a cmdlet can send, with every member and with few, with texts that have to be escaped and
/// with empty ones, as the emulator works it out on its own.
/// </summary>
public sealed class SigningTests(SigningTests.VerifyingEmulator emulator) : IClassFixture<SigningTests.VerifyingEmulator>
{
    private static readonly SigningCredential s_keys = new("AKIDEXAMPLE", "a secret/with+signs=");
    private static readonly SigningCredential s_session = new("ASIAEXAMPLE", "another secret/with+signs=", "a+session/token==");
    private static readonly HttpClient s_http = new();

    public static TheoryData<string> Operations => Surface.OperationNames;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_request_is_signed_correctly_with_and_without_a_session_token(string name)
    {
        Operation operation = ServiceApi.Find(name);

        foreach (SigningCredential signer in new[] { s_keys, s_session })
        {
            ServiceCalls calls = CallsBy(signer);
            JsonObject[] inputs = [.. Plain(operation), .. AtTheLimits(operation)];
            (int Passed, int Denied) before = await OutcomesAsync(name);
            // What comes after the signature, such as that there is no such job, is no concern of this test.
            foreach (JsonObject input in inputs) await Record.ExceptionAsync(() => calls.CallAsync(operation, input));

            (int passed, int denied) = await OutcomesAsync(name);
            Assert.Equal(before.Denied, denied);
            Assert.InRange(passed - before.Passed, inputs.Length, int.MaxValue);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Request_with_a_wrong_secret_or_token_is_rejected(string name)
    {
        Operation operation = ServiceApi.Find(name);
        int before = (await OutcomesAsync(name)).Passed;

        foreach (SigningCredential signer in new[] {
            s_keys with { SecretAccessKey = "guessed" },
            s_session with { SecretAccessKey = "guessed" },
            s_session with { SessionToken = "guessed" } })
        {
            ServiceCalls calls = CallsBy(signer);
            foreach (JsonObject input in Plain(operation))
            {
                NeptuneMLException refusal = await Assert.ThrowsAsync<NeptuneMLException>(() => calls.CallAsync(operation, input));
                Assert.Equal("AccessDenied", refusal.ErrorId);
            }
        }

        Assert.Equal(before, (await OutcomesAsync(name)).Passed);
    }

    private static IEnumerable<JsonObject> Plain(Operation operation) =>
        [.. Surface.FullInputs(operation), .. Surface.RequiredInputs(operation)];

    private static IEnumerable<JsonObject> AtTheLimits(Operation operation) => ConstraintCase.Of(operation, Surface.FullInputs(operation))
        .Where(found => found.IsValid && Surface.CanBeGiven(operation, found.Input))
        .Select(found => found.Input);

    private ServiceCalls CallsBy(SigningCredential signer) => new(emulator.Url, signer);

    private async Task<(int Passed, int Denied)> OutcomesAsync(string name)
    {
        JsonArray outcomes = JsonNode.Parse(await s_http.GetStringAsync($"{emulator.Url}_emulator/operations"))!.AsArray();
        JsonNode? found = outcomes.FirstOrDefault(outcome => (string?)outcome!["operation"] == name);
        return found is null ? (0, 0) : ((int)found["done"]! + (int)found["refused"]!, (int)found["denied"]!);
    }

    /// <summary>An emulator that knows two signers; one for all operations.</summary>
    public sealed class VerifyingEmulator : IAsyncLifetime
    {
        private EmulatorServer _server = null!;

        public string Url => _server.BaseAddress.ToString();

        public async ValueTask InitializeAsync() =>
            _server = await EmulatorServer.StartAsync(
                new EmulatorOptions { Credentials = [s_keys, s_session], JobDuration = TimeSpan.FromHours(1) });

        public async ValueTask DisposeAsync() => await _server.DisposeAsync();
    }
}
