using NeptuneMl.Core.Tests.Wire;
using NeptuneMl.TestKit.Http;

namespace NeptuneMl.Core.Tests.Errors;

public sealed class ReceivedErrorTests
{
    [Theory]
    [InlineData("ThrottlingException", """{"__type":"OtherException","code":"OtherException"}""", "ThrottlingException")]
    [InlineData("com.amazonaws.service#ThrottlingException:http://internal.amazon.com/", "{}", "ThrottlingException")]
    [InlineData(null, """{"__type":"OtherException","code":"ThrottlingException"}""", "ThrottlingException")]
    [InlineData(null, """{"Code":"ThrottlingException"}""", "ThrottlingException")]
    [InlineData(null, """{"__type":"com.amazonaws.service#ThrottlingException:http://internal.amazon.com/"}""", "ThrottlingException")]
    public async Task Error_code_is_read_from_every_place(string? header, string body, string code)
    {
        (string, string)[] headers = header is null ? [] : [("x-amzn-ErrorType", header)];
        await using ScriptedServer server = new(ScriptedResponse.Json(body, 400, headers));

        NeptuneMLException failure = await Services.FailureOfAsync(
            Services.ReadAsync(Services.Neptune(server.Url, Services.Unsigned with { MaxAttempts = 2 })));

        Assert.Equal((code, "Throttled", 2), (failure.ServiceCode, failure.ErrorId, failure.Attempts));
    }

    [Theory]
    [InlineData("r-header", "r-header")]
    [InlineData(null, "r-body")]
    public async Task Request_id_of_the_body_replaces_a_missing_header(string? header, string requestId)
    {
        (string, string)[] headers = header is null ? [] : [("x-amzn-RequestId", header)];
        await using ScriptedServer server = new(
            ScriptedResponse.Json("""{"requestId":"r-body","code":"BadRequestException","detailedMessage":"No."}""", 400, headers));

        NeptuneMLException failure = await Services.FailureOfAsync(Services.ReadAsync(Services.Neptune(server.Url)));

        Assert.Equal(requestId, failure.RequestId);
    }

    [Fact]
    public async Task Unknown_outcome_keeps_code_and_text_of_the_error()
    {
        await using ScriptedServer server = new(Services.CleanRoomsError(500, "InternalServiceException", "The disk is full."));

        NeptuneMLException failure = await Services.FailureOfAsync(Services.CreateModelAsync(Services.CleanRooms(server.Url, attempts: 1)));

        Assert.Equal(("OutcomeUnknown", "InternalServiceException"), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains("HTTP 500: The disk is full.", failure.Message, StringComparison.Ordinal);
    }
}
