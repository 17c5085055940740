using Amazon.CleanRoomsML;
using Amazon.Neptunedata;
using Amazon.Runtime;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.ServiceClients.Tests.Wire;

public sealed class RequestTests(ServiceUnderTest services) : IClassFixture<ServiceUnderTest>
{
    public static TheoryData<string> Operations => [.. ServiceApi.AllOperations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Request_without_a_required_path_member_is_not_sent(string name)
    {
        Operation operation = ServiceApi.Find(name);
        bool needsMore = operation.InputMembers
            .Any(member => member.Location == "uri" || (member.Location == "querystring" && member.IsRequired));

        int sent = services.Server.Requests.Count;
        Exception? refused = await Record.ExceptionAsync(() => services.CallAsync(operation, []));

        if (!needsMore)
        {
            Assert.Null(refused);
            return;
        }

        Assert.Equal(sent, services.Server.Requests.Count);
        Assert.IsType(
            operation.Service == ServiceApi.Neptune ? typeof(AmazonNeptunedataException) : typeof(AmazonCleanRoomsMLException),
            refused);
        Assert.Contains("required field", ((AmazonServiceException)refused!).Message, StringComparison.Ordinal);
    }
}
