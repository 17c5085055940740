using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Tests.Calls;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class SecretTests
{
    private const string SecretKey = "wJalrXUtnFEMI-SECRET-KEY";
    private const string Token = "FwoGZXIvYXdzE-SESSION-TOKEN";

    public static TheoryData<string> Failures => ["denied", "reset", "echo", "echo as json", "success"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task No_record_holds_a_secret_key_a_session_token_or_a_signature(string failure)
    {
        await using ScriptedServer server = new((request, _) => failure switch
        {
            "denied" => Services.NeptuneError(403, "AccessDeniedException"),
            "reset" => ScriptedResponse.Reset,
            "echo" => ScriptedResponse.Http(400, "text/html", $"<p>{string.Join("<br>", Sensitive(request))}</p>"),
            "echo as json" => ScriptedResponse.Http(200, "text/plain", string.Join('\n', Sensitive(request))),
            _ => ScriptedResponse.Json("""{"id":"job-1","status":"Completed"}"""),
        });
        NeptuneSession session = Services.Neptune(server.Url, new ConnectionOptions
        {
            Region = "us-east-1",
            Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", SecretKey, Token),
            MaxAttempts = 2,
        });
        using Pipeline pipeline = new(limit: 1);
        pipeline.Add("job-1", (stream, token) => Services.ReadAsync(session.Context(stream, token)));

        await pipeline.ReadToTheEndAsync();

        string signature = server.Requests[0].Headers["Authorization"];
        Assert.Contains("AKIDEXAMPLE", signature, StringComparison.Ordinal);
        Assert.NotEmpty(pipeline.Records);
        foreach (CallRecord record in pipeline.Records)
        {
            string said = record.Payload is NeptuneMLException error ? $"{error} {error.RecommendedAction}" : $"{record.Payload}";
            Assert.DoesNotContain(SecretKey, said, StringComparison.Ordinal);
            Assert.DoesNotContain(Token, said, StringComparison.Ordinal);
            Assert.DoesNotContain(signature[^64..], said, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Sensitive(ScriptedRequest request) =>
        request.Headers.Where(header => header.Key is "X-Amz-Security-Token" or "Authorization").OrderByDescending(header => header.Key)
            .Select(header => $"{header.Key}: {header.Value}");
}
