using System.Text.Json;
using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class ServiceErrorTests
{
    public static TheoryData<string, int> NeptuneErrors => ErrorsIn("neptunedata.json");

    public static TheoryData<string, int> CleanRoomsErrors => ErrorsIn("cleanroomsml.json");

    [Theory]
    [MemberData(nameof(NeptuneErrors))]
    public async Task Every_Neptune_error_has_its_own_message(string code, int status)
    {
        await using ScriptedServer server = new(Services.NeptuneError(status, code));

        NeptuneMLException error = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 1 })));

        AssertTold(error, "Neptune ML", "GetMLDataProcessingJob", code, status, new Uri(server.Url).Authority);
    }

    [Theory]
    [MemberData(nameof(CleanRoomsErrors))]
    public async Task Every_Clean_Rooms_error_has_its_own_message(string code, int status)
    {
        await using ScriptedServer server = new(Services.CleanRoomsError(status, code));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadModelAsync(Services.CleanRooms(server.Url, attempts: 1)));

        AssertTold(error, "Clean Rooms ML", "GetTrainedModel", code, status, new Uri(server.Url).Authority);
    }

    [Theory]
    [InlineData("ConflictException", 409, "Conflict")]
    [InlineData("ServiceQuotaExceededException", 402, "ServiceQuotaExceeded")]
    [InlineData("ValidationException", 400, "Validation")]
    public async Task Rejected_create_is_reported_and_not_retried(string code, int status, string errorId)
    {
        await using ScriptedServer server = new(Services.CleanRoomsError(status, code));

        NeptuneMLException error = await Services.FailureOfAsync(Services.CreateModelAsync(Services.CleanRooms(server.Url)));

        Assert.Equal((errorId, false), (error.ErrorId, error.IsRetryable));
        Assert.NotNull(error.RecommendedAction);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("ExpiredTokenException", 403, "CredentialsExpired")]
    [InlineData("UnrecognizedClientException", 403, "AccessDenied")]
    [InlineData("InvalidSignatureException", 403, "AccessDenied")]
    [InlineData("SomethingNewException", 400, "SomethingNew")]
    public async Task Unmodeled_error_keeps_its_code(string code, int status, string errorId)
    {
        await using ScriptedServer server = new(Services.CleanRoomsError(status, code));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadModelAsync(Services.CleanRooms(server.Url, attempts: 1)));

        Assert.Equal((errorId, code, status), (error.ErrorId, error.ServiceCode, error.HttpStatus));
        Assert.Contains("Words from the service.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The security token included in the request is expired", "CredentialsExpired", "Renew")]
    [InlineData("The security token included in the request is invalid.", "AccessDenied", "Check")]
    [InlineData(
        "Signature expired: 20260101T000000Z is now earlier than 20260101T080000Z (20260101T080500Z - 5 min.)",
        "AccessDenied",
        "clock")]
    [InlineData("Signature not yet current: 20260101T080000Z is still later than 20260101T000500Z", "AccessDenied", "clock")]
    [InlineData("Missing Authentication Token", "AccessDenied", "Check the credentials")]
    [InlineData(
        "User is not authorized to perform: neptune-db:GetMLDataProcessingJobStatus",
        "AccessDenied",
        "Allow neptune-db:GetMLDataProcessingJobStatus, or")]
    [InlineData("No.", "AccessDenied", "Allow neptune-db:GetMLDataProcessingJobStatus on the cluster, or")]
    public async Task Neptune_AccessDenied_causes_are_distinguished_by_text(string words, string errorId, string advice)
    {
        await using ScriptedServer server = new(Services.NeptuneError(403, "AccessDeniedException", words));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.Equal((errorId, 403), (error.ErrorId, error.HttpStatus));
        Assert.Contains(advice, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(
        "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: cleanrooms-ml:CreateTrainedModel on resource: arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/m",
        "Allow cleanrooms-ml:CreateTrainedModel on arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/m, or")]
    [InlineData(
        "User: ann is not authorized to perform: cleanrooms:PassMembership on resource arn:aws:cleanrooms:us-east-1:123456789012:membership/m.",
        "Allow cleanrooms:PassMembership on arn:aws:cleanrooms:us-east-1:123456789012:membership/m, or")]
    [InlineData("User: ann is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/x because no session policy allows the iam:PassRole action",
        "Allow iam:PassRole on arn:aws:iam::123456789012:role/x in the session policy, or")]
    [InlineData(
        "User: ann is not authorized to perform: cleanrooms-ml:CreateTrainedModel with an explicit deny in a service control policy",
        "Remove the explicit deny of cleanrooms-ml:CreateTrainedModel from the service control policy.")]
    [InlineData(
        "User: ann is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:1:key/k with an explicit deny",
        "Remove the explicit deny of kms:Decrypt.")]
    [InlineData("User: ann is not authorized to perform: kms:Decrypt on resource: * with an explicit deny in an identity-based policy",
        "Remove the explicit deny of kms:Decrypt from the identity-based policy.")]
    [InlineData(
        "Caller is not a member of the collaboration.",
        "Allow cleanrooms-ml:CreateTrainedModel and cleanrooms:PassMembership on the membership, or")]
    public async Task Access_denied_recommends_what_the_service_s_message_names(string words, string recommendation)
    {
        await using ScriptedServer server = new(Services.CleanRoomsError(403, "AccessDeniedException", words));

        NeptuneMLException error = await Services.FailureOfAsync(Services.CreateModelAsync(Services.CleanRooms(server.Url)));

        Assert.Equal(("AccessDenied", false), (error.ErrorId, error.IsRetryable));
        Assert.StartsWith(recommendation, error.RecommendedAction, StringComparison.Ordinal);
        Assert.EndsWith($": {words.TrimEnd('.')}. (CreateTrainedModel: AccessDeniedException)", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("AccessDeniedException", "The security token included in the request is invalid.", true)]
    [InlineData(
        "AccessDeniedException",
        "The request signature we calculated does not match the signature you provided. Check your key.",
        true)]
    [InlineData("AccessDeniedException", "The security token included in the request is expired", true)]
    [InlineData("UnrecognizedClientException", "No.", true)]
    [InlineData("InvalidClientTokenId", "No.", true)]
    [InlineData("AccessDeniedException", "User is not authorized to perform: neptune-db:GetMLDataProcessingJobStatus", false)]
    [InlineData("AccessDeniedException", "Missing Authentication Token", false)]
    [InlineData("BadRequestException", "The security token included in the request is invalid.", false)]
    public async Task Rejected_credentials_are_distinguished_from_missing_permissions(
        string code,
        string message,
        bool hasRejectedCredentials)
    {
        await using ScriptedServer server = new(Services.NeptuneError(403, code, message));

        NeptuneMLException error = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.Equal(hasRejectedCredentials, error.HasRejectedCredentials);
    }

    private static void AssertTold(NeptuneMLException error, string service, string operation, string code, int status, string address)
    {
        string expected = code switch
        {
            "TooManyRequestsException" or "ThrottlingException" => "Throttled",
            _ => code[..^"Exception".Length],
        };
        Assert.Equal(expected, error.ErrorId);
        Assert.Equal(code, error.ServiceCode);
        Assert.Equal(status, error.HttpStatus);
        Assert.Equal("req-1", error.RequestId);
        Assert.Equal((service, operation, 1), (error.Service, error.Operation, error.Attempts));
        string message = (expected, operation) switch
        {
            ("MLResourceNotFound", _) => $"Data processing job 'job-1' was not found on {address}.",
            ("ResourceNotFound", _) => $"Trained model '{Services.ModelArn}' was not found on {address}: Words from the service.",
            _ => $"{service} returned an error: Words from the service.",
        };
        Assert.Equal($"{message} ({operation}: {code})", error.Message);
        Assert.Equal(status >= 500 || expected is "Throttled" or "ClientTimeout", error.IsRetryable);
    }

    private static TheoryData<string, int> ErrorsIn(string file)
    {
        using Stream stream = typeof(ServiceErrorTests).Assembly.GetManifestResourceStream(file)!;
        using JsonDocument api = JsonDocument.Parse(stream);
        TheoryData<string, int> errors = [];
        HashSet<string?> thrown =
        [
            .. api.RootElement.GetProperty("operations").EnumerateObject()
                .SelectMany(operation => operation.Value.GetProperty("errors").EnumerateArray()).Select(error => error.GetString()),
        ];
        foreach (JsonProperty shape in api.RootElement.GetProperty("shapes").EnumerateObject())
        {
            if (thrown.Contains(shape.Name))
            {
                errors.Add(
                shape.Name,
                shape.Value.GetProperty("error").GetProperty("httpStatusCode").GetInt32());
            }
        }

        return errors;
    }
}
