using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class ErrorTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string, string, string> Errors
    {
        get
        {
            TheoryData<string, string, string> errors = [];
            foreach (string service in new[] { "neptunedata", "CleanRoomsML" })
            {
                foreach (JsonProperty operation in Api.Operations(service))
                {
                    foreach (JsonElement error in operation.Value.GetProperty("errors").EnumerateArray())
                        errors.Add(service, operation.Name, error.GetString()!);
                }
            }

            return errors;
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Every_modeled_error_becomes_its_exception_with_all_members(string service, string operation, string error)
    {
        JsonElement shape = Api.Shape(service, error);
        int status = shape.GetProperty("error").GetProperty("httpStatusCode").GetInt32();
        Dictionary<string, object> members = shape.GetProperty("members").EnumerateObject().ToDictionary(
            member => member.Name,
            member => member.Name == "quotaValue" ? 12.5 : (object)(member.Name + " of the error"));
        members["code"] = error;
        members["message"] = "message of the error";
        services.Server.Restart(ScriptedResponse.Json(JsonSerializer.Serialize(members), status, ("x-amzn-ErrorType", error)));

        AmazonServiceException thrown = await ThrowsAsync(service, operation);

        Assert.Equal(ServiceUnderTest.ModelType(service, error), thrown.GetType());
        Assert.Equal((HttpStatusCode)status, thrown.StatusCode);
        Assert.Equal(error, thrown.ErrorCode);
        Assert.Equal("message of the error", thrown.Message);
        foreach (JsonProperty member in shape.GetProperty("members").EnumerateObject().Where(IsOwn))
        {
            PropertyInfo property = thrown.GetType().GetProperty(char.ToUpperInvariant(member.Name[0]) + member.Name[1..])!;
            Assert.Equal(members[member.Name], property.GetValue(thrown));
        }
    }

    [Theory]
    [InlineData("x-amzn-ErrorType", "MLResourceNotFoundException:http://internal.example/", """{"detailedMessage":"gone"}""")]
    [InlineData("x-other", "", """{"code":"MLResourceNotFoundException","detailedMessage":"gone"}""")]
    [InlineData("x-other", "", """{"__type":"com.amazon.neptune#MLResourceNotFoundException","detailedMessage":"gone"}""")]
    public async Task Error_type_is_read_from_every_place(string header, string value, string body)
    {
        services.Server.Restart(ScriptedResponse.Json(body, 404, (header, value)));

        AmazonServiceException thrown = await ThrowsAsync("neptunedata", "GetMLEndpoint");

        Assert.Equal("gone", Assert.IsType<MLResourceNotFoundException>(thrown).DetailedMessage);
    }

    [Fact]
    public async Task Unmodeled_error_is_the_base_exception_with_its_code()
    {
        services.Server.Restart(ScriptedResponse.Json("""{"code":"SomethingNewException","message":"surprise"}""", 400));

        AmazonServiceException thrown = await ThrowsAsync("neptunedata", "GetEngineStatus");

        Assert.Equal(typeof(AmazonNeptunedataException), thrown.GetType());
        Assert.Equal(("SomethingNewException", "surprise"), (thrown.ErrorCode, thrown.Message));
    }

    [Fact]
    public async Task Proxy_error_page_is_a_service_exception_with_status()
    {
        services.Server.Restart(ScriptedResponse.Http(502, "text/html", "<html><body>Bad gateway</body></html>"));

        AmazonServiceException thrown = await ThrowsAsync("neptunedata", "GetEngineStatus");

        Assert.Equal(HttpStatusCode.BadGateway, thrown.StatusCode);
    }

    /// <summary>Whether the member is the error's own, and not one that every exception of the SDK has.</summary>
    private static bool IsOwn(JsonProperty member) => member.Name is not ("message" or "requestId");

    private async Task<AmazonServiceException> ThrowsAsync(string service, string operation) =>
        await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => services.CallAsync(
                service,
                operation,
                ServiceUnderTest.Request(ServiceApi.Find(operation), Sample.RequiredInputs(ServiceApi.Find(operation))[0])));
}
