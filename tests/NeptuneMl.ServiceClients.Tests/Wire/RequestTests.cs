using System.Text.Json;
using Amazon.CleanRoomsML;
using Amazon.Neptunedata;
using Amazon.Runtime;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class RequestTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string, string, string> Cases => Vector.Cases;

    public static TheoryData<string, string> Operations => Vector.Operations;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_request_is_sent_as_the_vendor_s_python_sdk_sends_it(string service, string operation, string which)
    {
        JsonElement vector = Vector.Request(service, operation, which);

        await services.CallAsync(service, operation, Vector.RequestObject(service, operation, which));

        CapturedRequest sent = services.Server.Last;
        Assert.Equal(vector.GetProperty("method").GetString(), sent.Method);
        Assert.Equal(vector.GetProperty("path").GetString(), sent.Path);
        IEnumerable<(string, string)> query = vector.GetProperty("query").EnumerateArray()
            .Select(pair => (pair[0].GetString()!, pair[1].GetString()!));
        Assert.Equal(query.Order(), sent.Query);

        JsonElement body = vector.GetProperty("body");
        if (body.ValueKind == JsonValueKind.Null)
        {
            Assert.Equal("", sent.Body);
        }
        else
        {
            Assert.Equal("application/json", sent.ContentType);
            ObjectGraph.AssertSame(body.GetRawText(), sent.Body);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_without_what_its_path_needs_is_refused_before_it_is_sent(string service, string operation)
    {
        bool hasLabels = Api.Operation(service, operation).GetProperty("uri").GetString()!.Contains('{', StringComparison.Ordinal);
        object empty = Activator.CreateInstance(ServiceUnderTest.ModelType(service, operation + "Request"))!;

        int sent = services.Server.Count;
        Exception? refused = await Record.ExceptionAsync(() => services.CallAsync(service, operation, empty));

        bool needsQuery = operation == "UntagResource";
        if (!hasLabels && !needsQuery)
        {
            Assert.Null(refused);
            return;
        }

        Assert.Equal(sent, services.Server.Count);
        Assert.IsType(service == "neptunedata" ? typeof(AmazonNeptunedataException) : typeof(AmazonCleanRoomsMLException), refused);
        Assert.Contains("required field", ((AmazonServiceException)refused!).Message, StringComparison.Ordinal);
    }
}
