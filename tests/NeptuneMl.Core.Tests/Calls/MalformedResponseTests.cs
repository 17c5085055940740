using System.Text.Json;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Calls;

public sealed class MalformedResponseTests
{
    private const string Page = "<!DOCTYPE html><html><body>Sign in to the guest network</body></html>";

    public static TheoryData<string, int, string> Unreadable => new()
    {
        { "text/html", 200, Page },
        { "text/html", 403, Page },
        { "application/json", 200, Page },
        { "text/plain", 200, "upstream gone" },
        { "application/json", 200, """{"id":"job-1","status":"InProg""" },
        { "application/json", 200, """["id","job-1"]""" },
        { "application/json", 200, "\"job-1\"" },
        { "application/json", 200, "nonsense" },
        { "application/json", 200, """{"id":"job-1"}""" },
        { "application/json", 200, """{"status":"Completed"}""" },
        { "application/json", 200, """{"id":"job-1","status":"Completed"}{"id":"job-2"}""" },
        { "application/json", 200, """{"id":"job-1","processingJob":"done","status":"Completed"}""" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Response_of_another_server_is_quoted_in_the_error(string contentType, int status, string body)
    {
        await using ScriptedServer server = new(ScriptedResponse.Http(status, contentType, body));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Equal(("UnexpectedResponse", status), (error.ErrorId, error.HttpStatus));
        Assert.Contains(body, error.Message, StringComparison.Ordinal);
        Assert.Contains(new Uri(server.Url).Authority, error.Message, StringComparison.Ordinal);
        Assert.Contains(contentType, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"job-1"}""", "it has no status")]
    [InlineData("""{"id":"","status":"Completed"}""", "it has no id")]
    [InlineData("""["id"]""", "it is not a JSON object")]
    [InlineData("""{"id":"job-1","processingJob":"done","status":"Completed"}""", "processingJob is a string, but must be an object")]
    [InlineData(
        """{"id":"job-1","processingJob":{"name":["a"]},"status":"Completed"}""",
        "processingJob.name is an array, but must be a single value")]
    public async Task Error_names_the_problem_of_a_malformed_response(string body, string fault)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(body));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Equal("UnexpectedResponse", error.ErrorId);
        Assert.Contains($"is not a valid Neptune ML response: {fault}. It begins: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[2J\u001b[31mAll is well\u001b[0m")]
    [InlineData("first\r\nPS> second")]
    [InlineData("\u202ereversed\u202c")]
    [InlineData("\u009b31m\u0085\u2028")]
    public async Task Service_message_stays_on_one_line(string words)
    {
        await using ScriptedServer server = new(
            Services.NeptuneError(400, "BadRequestException", JsonEncodedText.Encode(words).ToString()));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.Equal("BadRequest", error.ErrorId);
        Assert.Matches(@"^[^\p{C}\p{Zl}\p{Zp}]+$", error.Message);
    }

    [Fact]
    public async Task Service_error_with_invalid_text_is_still_reported()
    {
        await using ScriptedServer server = new(Services.NeptuneError(431, "SomethingNewException", "\\udc00x"));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.Equal(("SomethingNew", 431), (error.ErrorId, error.HttpStatus));
    }

    [Fact]
    public async Task Service_message_is_truncated_to_a_thousand_characters()
    {
        await using ScriptedServer server = new(Services.NeptuneError(400, "BadRequestException", new string('x', 50_000)));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.EndsWith(new string('x', 900) + "… (GetMLDataProcessingJob: BadRequestException)", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 1000, 1200);
    }

    [Fact]
    public async Task Empty_response_is_reported_as_empty()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(""));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Equal("UnexpectedResponse", error.ErrorId);
        Assert.Contains("The body is empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_response_is_reported_with_its_received_text()
    {
        await using ScriptedServer server = new(ScriptedResponse.Http(200, "application/json", """{"id":"job-1",""", claimedLength: 500));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Equal("UnexpectedResponse", error.ErrorId);
        Assert.Contains("""{"id":"job-1",""", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quoted_response_is_limited_to_200_characters_without_control_characters()
    {
        string body = "<html>\r\n\t\u001b[31m" + new string('x', 5000);
        await using ScriptedServer server = new(ScriptedResponse.Http(200, "text/html", body));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        string shown = error.Message[error.Message.IndexOf("<html>", StringComparison.Ordinal)..];
        Assert.Equal(200, shown.Length);
        Assert.DoesNotContain(shown, char.IsControl);
    }

    [Theory]
    [InlineData("text/html", Page, null)]
    [InlineData("application/json", """{"id":"job""", null)]
    [InlineData("application/json", """{"id":"job""", 500)]
    [InlineData("application/json", "", null)]
    [InlineData("application/json", """{"id":"mine","creationTimeInMillis":"soon"}""", null)]
    [InlineData("application/json", """{"id":"mine","creationTimeInMillis":9223372036854775807}""", null)]
    [InlineData("application/json", """{"id":"mine","creationTimeInMillis":1e-3}""", null)]
    [InlineData("application/json", """{"id":"mine","arn":"\ud800"}""", null)]
    [InlineData("application/json", """{"id":"mine","new":{"\ud800":1}}""", null)]
    [InlineData("application/json", """{"id":{"of":"whom"}}""", null)]
    [InlineData("application/json", """{"arn":"arn:of:whom"}""", null)]
    public async Task Change_with_unreadable_response_is_looked_up_and_not_retried(string contentType, string body, int? claimedLength)
    {
        await using ScriptedServer server = new((request, _) => request.Method == "POST"
            ? ScriptedResponse.Http(200, contentType, body, null, claimedLength)
            : ScriptedResponse.Json("""{"id":"mine","status":"InProgress"}"""));

        DataProcessingJob job = await Services.StartAsync(Services.Neptune(server.Url), "mine");

        Assert.Equal("InProgress", job.Status);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Change_with_a_response_of_a_proxy_is_sent_once()
    {
        await using ScriptedServer server = new(ScriptedResponse.Http(200, "text/html", Page));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.StartAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        Assert.Equal("UnexpectedResponse", error.ErrorId);
        Assert.Contains("guest network", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Unknown_members_of_a_response_are_ignored()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(
            """{"surprise":{"a":[1,{"b":null}]},"id":"job-1","status":"Completed","more":[[]],"processingJob":{"name":"p","new":{}}}"""));

        DataProcessingJob job = await Services.ReadAsync(Services.Neptune(server.Url));

        Assert.Equal(("Completed", "p"), (job.Status, job.ProcessingJob?.Name));
    }
}
