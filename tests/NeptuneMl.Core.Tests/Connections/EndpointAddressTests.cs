using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.Tests.Connections;

public sealed class EndpointAddressTests
{
    [Theory]
    [InlineData("db.cluster-x.us-east-1.neptune.amazonaws.com", "https://db.cluster-x.us-east-1.neptune.amazonaws.com:8182/")]
    [InlineData("  db.example  ", "https://db.example:8182/")]
    [InlineData("db.example:9000", "https://db.example:9000/")]
    [InlineData("db.example:443", "https://db.example/")]
    [InlineData("https://db.example", "https://db.example:8182/")]
    [InlineData("https://db.example:443", "https://db.example/")]
    [InlineData("https://db.example:443/path", "https://db.example/path")]
    [InlineData("http://127.0.0.1:50000/", "http://127.0.0.1:50000/")]
    [InlineData("http://localhost", "http://localhost:8182/")]
    [InlineData("http://localhost:80", "http://localhost/")]
    [InlineData("HTTPS://DB.example:8182", "https://db.example:8182/")]
    [InlineData("[::1]:8182", "https://[::1]:8182/")]
    [InlineData("[::1]", "https://[::1]:8182/")]
    public void Cluster_address_may_be_host_port_or_URL(string given, string expected) =>
        Assert.Equal(expected, EndpointAddress.Neptune(given).ToString());

    [Theory]
    [InlineData("ftp://db.example")]
    [InlineData("https://")]
    [InlineData("not a host")]
    [InlineData("db.example:99999")]
    [InlineData("https://db.example/?a=b")]
    [InlineData("https://db.example/#top")]
    [InlineData("https://me:hunter2@db.example/")]
    [InlineData("")]
    public void Invalid_address_error_names_the_parameter(string given)
    {
        NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => EndpointAddress.Neptune(given));

        Assert.Equal(("InvalidParameter", "EndpointUrl"), (error.ErrorId, error.ParameterName));
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_Rooms_has_no_default_port() =>
        Assert.Equal(
            "https://cleanrooms-ml.us-east-1.amazonaws.com/",
            EndpointAddress.CleanRooms("cleanrooms-ml.us-east-1.amazonaws.com").ToString());

    public static TheoryData<string> EveryRegion => [.. Regions.Known];

    [Theory]
    [MemberData(nameof(EveryRegion))]
    public void API_Gateway_address_has_no_cluster_Region(string region)
    {
        string host = $"abc.execute-api.{region}.{Amazon.RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}";

        NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => EndpointAddress.Neptune($"https://{host}/v1"));

        Assert.Equal(("InvalidParameter", "EndpointUrl"), (error.ErrorId, error.ParameterName));
        Assert.Contains("API Gateway", error.Message, StringComparison.Ordinal);
        Assert.Contains("Neptune-Export", error.Message, StringComparison.Ordinal);
    }
}
