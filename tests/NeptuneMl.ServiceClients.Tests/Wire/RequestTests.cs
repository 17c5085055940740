using System.Text.Json.Nodes;
using Amazon.CleanRoomsML;
using Amazon.Neptunedata;
using Amazon.Runtime;
using NeptuneMl.TestSamples;
using NeptuneMl.TestSamples.Vectors;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class RequestTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (RequestVector vector in WireVectors.Requests)
                cases.Add(vector.Operation.Name, vector.Case);

            return cases;
        }
    }

    public static TheoryData<string> Operations => [.. ServiceApi.AllOperations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_request_is_sent_as_the_vendor_s_python_sdk_sends_it(string operation, string which)
    {
        RequestVector vector = WireVectors.Request(operation, which);

        await services.CallAsync(vector.Operation, vector.Params);

        CapturedRequest sent = services.Server.Last;
        Assert.Equal(vector.Wire.Method, sent.Method);
        Assert.Equal(vector.Wire.Path, sent.Path);
        Assert.Equal(vector.Wire.Query, sent.Query);
        if (vector.Wire.Body is null)
        {
            Assert.Equal("", sent.Body);
        }
        else
        {
            Assert.Equal("application/json", sent.ContentType);
            ObjectGraph.AssertSame(vector.Wire.Body, JsonNode.Parse(sent.Body));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_without_what_its_path_needs_is_refused_before_it_is_sent(string name)
    {
        Operation operation = ServiceApi.Find(name);
        bool needsMore = operation.InputMembers.Any(member => member.Location == "uri" || (member.Location == "querystring" && member.IsRequired));

        int sent = services.Server.Count;
        Exception? refused = await Record.ExceptionAsync(() => services.CallAsync(operation, []));

        if (!needsMore)
        {
            Assert.Null(refused);
            return;
        }

        Assert.Equal(sent, services.Server.Count);
        Assert.IsType(operation.Service == ServiceApi.Neptune ? typeof(AmazonNeptunedataException) : typeof(AmazonCleanRoomsMLException), refused);
        Assert.Contains("required field", ((AmazonServiceException)refused!).Message, StringComparison.Ordinal);
    }
}
