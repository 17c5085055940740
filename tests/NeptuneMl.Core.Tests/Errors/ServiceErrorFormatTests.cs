using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class ServiceErrorFormatTests
{
    private const string Text = "Words from the service.";
    private const string Page = "<html><body><b>Http/1.1 Service Unavailable</b></body></html>";
    private const string Denial =
        "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: neptune-db:GetMLDataProcessingJobStatus on resource: "
        + "arn:aws:neptune-db:us-east-1:123456789012:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ/* because no identity-based policy allows the neptune-db:GetMLDataProcessingJobStatus action";

    // Where a code can be: a header and the members of the body, {0} standing for it.
    private static readonly (string Name, string? Header, string Body)[] s_codes =
    [
        ("header", "{0}", ""),
        ("header with an address", "{0}:http://internal.amazon.com/coral/com.amazon.coral.validate/", ""),
        ("header with a namespace", "aws.protocoltests.restjson#{0}", ""),
        ("header with both", "aws.protocoltests.restjson#{0}:http://internal.amazon.com/coral/", ""),
        ("__type", null, "\"__type\":\"{0}\","),
        ("__type with a namespace", null, "\"__type\":\"com.amazon.coral.service#{0}\","),
        ("code", null, "\"code\":\"{0}\","),
        ("code with a namespace", null, "\"code\":\"com.amazon#{0}:http://x/\","),
        ("Code", null, "\"Code\":\"{0}\","),
        ("header before the body", "{0}", "\"__type\":\"OtherException\",\"code\":\"AnotherException\","),
        ("code before __type", null, "\"__type\":\"OtherException\",\"code\":\"{0}\","),
    ];

    private static readonly string[] s_messages = ["detailedMessage", "message", "Message", "errorMessage"];

    private static readonly (string? Header, string Body)[] s_requestIds =
    [
        ("req-1", ""),
        (null, "\"requestId\":\"req-1\","),
        (null, "\"RequestId\":\"req-1\","),
        ("req-1", "\"requestId\":\"other\","),
    ];

    public static TheoryData<bool, string, int, string> Forms
    {
        get
        {
            TheoryData<bool, string, int, string> forms = [];
            foreach ((bool isNeptune, string code, int status) in Modelled())
                foreach ((string name, _, _) in s_codes) forms.Add(isNeptune, code, status, name);
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Modeled_error_has_the_same_meaning_in_every_form(bool isNeptune, string code, int status, string form)
    {
        (_, string? header, string members) = s_codes.Single(each => each.Name == form);
        List<ScriptedResponse> responses = [];
        foreach (string message in s_messages)
        {
            foreach ((string? idHeader, string idMember) in s_requestIds)
            {
                List<(string, string)> headers = [];
                if (header is not null) headers.Add(("x-amzn-ErrorType", string.Format(CultureInfo.InvariantCulture, header, code)));
                if (idHeader is not null) headers.Add(("x-amzn-RequestId", idHeader));
                responses.Add(ScriptedResponse.Json(
                    $$"""{{{members.Replace("{0}", code, StringComparison.Ordinal)}}{{idMember}}"{{message}}":"{{Text}}"}""",
                    status,
                    [.. headers]));
            }
        }

        await using ScriptedServer server = new([.. responses]);
        foreach (ScriptedResponse _ in responses)
        {
            NeptuneMLException error = await FailureAsync(server, isNeptune, attempts: 1);

            Assert.Equal((Expected(code), code, status, "req-1"), (error.ErrorId, error.ServiceCode, error.HttpStatus, error.RequestId));
            Assert.EndsWith($" ({error.Operation}: {code})", error.Message, StringComparison.Ordinal);
            Assert.Equal(
                !(isNeptune && code == "MLResourceNotFoundException"),
                error.Message.Contains($": {Text} (", StringComparison.Ordinal));
            Assert.NotNull(error.RecommendedAction);
        }
    }

    [Fact]
    public void Every_modeled_error_is_in_the_table() =>
        Assert.All(Modelled(), error => Assert.Contains(error.Code[..^"Exception".Length], ErrorMeaning.Codes));

    [Theory]
    [InlineData(403, "application/json", """{"Message":"$denial"}""", "AccessDenied", false)]
    [InlineData(403, "application/json", "", "AccessDenied", false)]
    [InlineData(401, "application/json", """{"message":"Unauthorized"}""", "AccessDenied", false)]
    [InlineData(403, "text/html", Page, "UnexpectedResponse", false)]
    [InlineData(404, "application/json", """{"message":"Not Found"}""", "UnexpectedResponse", false)]
    [InlineData(400, "application/json", """{"message":"Bad Request"}""", "BadRequest", false)]
    [InlineData(409, "application/json", """{"message":"Busy"}""", "Conflict", false)]
    [InlineData(408, "application/json", "", "ClientTimeout", true)]
    [InlineData(429, "application/json", """{"message":"Too many"}""", "Throttled", true)]
    [InlineData(429, "application/json", "", "Throttled", true)]
    [InlineData(429, "text/html", Page, "Throttled", true)]
    [InlineData(429, "application/json", """{"code":"SomethingNewException"}""", "Throttled", true)]
    [InlineData(500, "application/json", """{"message":"Oops"}""", "ServiceUnavailable", true)]
    [InlineData(502, "text/html", Page, "ServiceUnavailable", true)]
    [InlineData(503, "text/html", Page, "ServiceUnavailable", true)]
    [InlineData(503, "application/json", "", "ServiceUnavailable", true)]
    [InlineData(503, "application/json", "null", "ServiceUnavailable", true)]
    [InlineData(504, "text/plain", "upstream request timeout", "ServiceUnavailable", true)]
    public async Task Error_without_a_code_is_classified_by_status(
        int status,
        string contentType,
        string body,
        string errorId,
        bool isRetryable)
    {
        await using ScriptedServer server = new(
            ScriptedResponse.Http(status, contentType, body.Replace("$denial", Denial, StringComparison.Ordinal)));
        foreach (bool isNeptune in new[] { true, false })
        {
            NeptuneMLException error = await FailureAsync(server, isNeptune, attempts: 1);

            Assert.Equal((errorId, status, isRetryable), (error.ErrorId, error.HttpStatus, error.IsRetryable));
            Assert.NotNull(error.RecommendedAction);
            if (body.Contains("$denial", StringComparison.Ordinal))
            {
                Assert.Contains(
                $": {Denial}. (",
                error.Message,
                StringComparison.Ordinal);
            }

            if (contentType != "application/json") Assert.Contains(body, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Denial_without_a_code_that_names_an_expired_token_is_CredentialsExpired()
    {
        await using ScriptedServer server = new(
            ScriptedResponse.Json("""{"message":"The security token included in the request is expired"}""", 403));

        NeptuneMLException error = await FailureAsync(server, isNeptune: true, attempts: 1);

        Assert.Equal("CredentialsExpired", error.ErrorId);
        Assert.Contains("aws sso login", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "application/json", "")]
    [InlineData(429, "text/html", Page)]
    [InlineData(429, "application/json", """{"code":"SomethingNewException"}""")]
    [InlineData(502, "text/html", Page)]
    [InlineData(503, "application/json", "")]
    public async Task Temporary_error_without_a_code_is_retried(int status, string contentType, string body)
    {
        await using ScriptedServer server = new(
            ScriptedResponse.Http(status, contentType, body),
            ScriptedResponse.Json("""{"id":"job-1","status":"InProgress"}"""));

        DataProcessingJob job = await Services.ReadAsync(Services.Neptune(server.Url));

        Assert.Equal("InProgress", job.Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(503, false)]
    [InlineData(429, true)]
    public async Task Retry_After_delays_the_next_attempt(int status, bool isDate)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        (string, string)[] headers = isDate
            ? [("Date", now.ToString("R", CultureInfo.InvariantCulture)), ("Retry-After", now.AddSeconds(2)
                .ToString("R", CultureInfo.InvariantCulture))]
            : [("Retry-After", "2")];
        List<long> times = [];
        await using ScriptedServer server = new((_, index) =>
        {
            times.Add(Stopwatch.GetTimestamp());
            return index == 0 ?
                ScriptedResponse.Json("{}", status, headers) :
                ScriptedResponse.Json("""{"id":"job-1","status":"InProgress"}""");
        });

        await Services.ReadAsync(Services.Neptune(server.Url));

        Assert.Equal(2, times.Count);
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[1]) > TimeSpan.FromSeconds(1.9), "The second attempt left early.");
    }

    [Fact]
    public async Task Retry_After_of_the_last_attempt_is_in_the_recommendation()
    {
        await using ScriptedServer server = new(ScriptedResponse.Json("{}", 429, ("Retry-After", "3600")));

        NeptuneMLException error = await FailureAsync(server, isNeptune: true, attempts: 1);

        Assert.StartsWith("Wait 3600 seconds, as the service asks, and try again", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
    }

    [Fact]
    public async Task Retry_After_of_a_start_delays_the_retry_after_the_lookup()
    {
        List<(string Method, long Time)> sent = [];
        await using ScriptedServer server = new((request, index) =>
        {
            sent.Add((request.Method, Stopwatch.GetTimestamp()));
            return index switch
            {
                0 => ScriptedResponse.Json("{}", 503, ("Retry-After", "2")),
                1 => Services.NeptuneError(404, "MLResourceNotFoundException"),
                _ => ScriptedResponse.Json("""{"id":"job-1","status":"InProgress"}"""),
            };
        });

        _ = await Services.StartAsync(Services.Neptune(server.Url));

        Assert.Equal(["POST", "GET", "POST"], sent.Select(request => request.Method));
        Assert.True(Stopwatch.GetElapsedTime(sent[0].Time, sent[2].Time) > TimeSpan.FromSeconds(1.9), "The second start left early.");
    }

    [Theory]
    [InlineData("120", 120.0)]
    [InlineData("0", null)]
    [InlineData("soon", null)]
    [InlineData("Sat, 28 Nov 2026 06:01:00 GMT", 60.0)]
    [InlineData("Sat, 28 Nov 2026 05:00:00 GMT", null)]
    public void Retry_After_is_read_as_seconds_and_as_date(string value, double? seconds)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("Retry-After", value);

        Assert.Equal(seconds, RetryAfter.Of(response.Headers, new DateTimeOffset(2026, 11, 28, 6, 0, 0, TimeSpan.Zero))?.TotalSeconds);
    }

    [Fact]
    public void Retry_After_is_bounded()
    {
        Assert.Equal(RetryAfter.Longest, RetryAfter.Bounded(TimeSpan.MaxValue));
        Assert.Equal(TimeSpan.FromSeconds(2), RetryAfter.Bounded(TimeSpan.FromSeconds(2)));
    }

    [Theory]
    [InlineData(null, "the role of the cluster")]
    [InlineData("arn:aws:iam::123456789012:role/NeptuneS3", "'arn:aws:iam::123456789012:role/NeptuneS3'")]
    public async Task S3_error_distinguishes_a_wrong_location_from_missing_permissions(string? role, string named)
    {
        await using ScriptedServer server = new(
            Services.NeptuneError(400, "BadRequestException", "Invalid S3 URL or incorrect S3 permissions for s3://b/in"));
        ApiInput input = new();
        input.Add("inputDataS3Location", "InputDataS3Location", "s3://b/in");
        input.Add("processedDataS3Location", "ProcessedDataS3Location", "s3://b/out");
        input.Add("neptuneIamRoleArn", "NeptuneIamRoleArn", role);

        NeptuneSession session = Services.Neptune(server.Url);
        NeptuneMLException error = await Services.FailureOfAsync(
            DataProcessingJobs.Resource.PrepareCreate(session, input).SendAsync(session.Context()));

        Assert.Equal(("BadRequest", false), (error.ErrorId, error.IsRetryable));
        Assert.Contains("'aws s3 ls s3://b/in' and 'aws s3 ls s3://b/out'", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("allow s3:GetObject, s3:PutObject and s3:ListBucket", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(named, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(
        """{"status":"Failed","id":"movies","processingJobDefinition":{"name":"x","status":"Failed","failureReason":"AlgorithmError"}}""")]
    [InlineData("""{"status":"Failed","id":"movies","processingJobDefinition":{"failureReason":"Older"},"processingJob":{"failureReason":"AlgorithmError"}}""")]
    [InlineData("""{"status":"Failed","id":"movies","processingJob":{"failureReason":"AlgorithmError"},"processingJobDefinition":{"failureReason":"Older"}}""")]
    public async Task ProcessingJob_is_read_under_its_older_name(string body)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(body));

        DataProcessingJob job = await Services.ReadAsync(Services.Neptune(server.Url), "movies");

        Assert.Equal("AlgorithmError", job.FailureReason);
    }

    [Theory]
    [InlineData("5.0", 5)]
    [InlineData("1e1", 10)]
    [InlineData("1.50E+2", 150)]
    [InlineData("7", 7)]
    [InlineData("-0.0", 0)]
    public async Task Integer_in_another_notation_is_read(string number, int expected)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(ModelWith(number)));

        TrainedModel model = await Services.ReadModelAsync(Services.CleanRooms(server.Url, attempts: 1));

        Assert.Equal(expected, model.VolumeSizeInGB);
        Assert.Equal("after", model.Description);
    }

    [Theory]
    [InlineData("5.5")]
    [InlineData("1e30")]
    [InlineData("1e-1")]
    public async Task Non_integer_number_is_UnexpectedResponse(string number)
    {
        await using ScriptedServer server = new(ScriptedResponse.Json(ModelWith(number)));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadModelAsync(Services.CleanRooms(server.Url, attempts: 1)));

        Assert.Equal("UnexpectedResponse", error.ErrorId);
        Assert.Contains("volumeSizeInGB cannot be parsed", error.Message, StringComparison.Ordinal);
    }

    private static string ModelWith(string volume) =>
        $$$"""
        {"membershipIdentifier":"{{{Services.Membership}}}","collaborationIdentifier":"c","trainedModelArn":"{{{Services.ModelArn}}}","name":"m","status":"ACTIVE",
        "configuredModelAlgorithmAssociationArn":"a","createTime":"2026-01-01T00:00:00Z","updateTime":"2026-01-01T00:00:00Z","dataChannels":[],
        "resourceConfig":{"instanceType":"ml.m5.xlarge","volumeSizeInGB":{{{volume}}},"instanceCount":1e0},"description":"after"}
        """;

    private static string Expected(string code) =>
        code is "TooManyRequestsException" or "ThrottlingException" ? "Throttled" : code[..^"Exception".Length];

    private static Task<NeptuneMLException> FailureAsync(ScriptedServer server, bool isNeptune, int attempts) => isNeptune
        ? Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = attempts })))
        : Services.FailureOfAsync(Services.ReadModelAsync(Services.CleanRooms(server.Url, attempts)));

    private static List<(bool IsNeptune, string Code, int Status)> Modelled()
    {
        List<(bool, string, int)> errors = [];
        foreach (string file in new[] { "neptunedata.json", "cleanroomsml.json" })
        {
            using Stream stream = typeof(ServiceErrorFormatTests).Assembly.GetManifestResourceStream(file)!;
            using JsonDocument api = JsonDocument.Parse(stream);
            foreach (JsonProperty shape in api.RootElement.GetProperty("shapes").EnumerateObject())
            {
                if (shape.Value.TryGetProperty("error", out JsonElement error)
                    && error.TryGetProperty("httpStatusCode", out JsonElement status))
                {
                    errors.Add((file == "neptunedata.json", shape.Name, status.GetInt32()));
                }
            }
        }

        return errors;
    }
}
