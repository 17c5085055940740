using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.Tests.Connections;

public sealed class HostAndPortTests
{
    [Theory]
    [InlineData("localhost:8182", "localhost", 8182)]
    [InlineData("localhost", "localhost", null)]
    [InlineData("10.0.0.7:443", "10.0.0.7", 443)]
    [InlineData("[::1]:8182", "::1", 8182)]
    [InlineData("[fe80::1]", "fe80::1", null)]
    [InlineData("nlb-0abc.elb.us-east-1.amazonaws.com:65535", "nlb-0abc.elb.us-east-1.amazonaws.com", 65535)]
    [InlineData(" bastion.example.com:1 ", "bastion.example.com", 1)]
    public void Via_is_a_host_with_or_without_a_port(string text, string host, int? port)
    {
        HostAndPort via = HostAndPort.OfVia(new ConnectionSetting("Via", "-Via", text));

        Assert.Equal((host, port), (via.Host, via.Port));
        Assert.Equal(text.Trim(), via.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":8182")]
    [InlineData("8182")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:808080")]
    [InlineData("localhost:+1")]
    [InlineData("localhost:8182/path")]
    [InlineData("https://localhost:8182")]
    [InlineData("ann@localhost:8182")]
    [InlineData("local host:8182")]
    [InlineData("::1")]
    [InlineData("::1:8182")]
    [InlineData("[::1")]
    [InlineData("[::1]8182")]
    [InlineData("[localhost]:8182")]
    [InlineData("[10.0.0.7]:8182")]
    [InlineData("localhost:8182\n")]
    [InlineData("local?host:8182")]
    public void Malformed_via_is_an_error_that_names_the_source_the_value_and_the_rule(string text)
    {
        foreach (string source in (string[])["-Via", "NEPTUNEML_VIA"])
        {
            ConnectionSetting setting = new("Via", source, text);
            if (text.EndsWith('\n')) setting = setting with { Value = $"{text}8182" };
            NeptuneMLException error = Assert.Throws<NeptuneMLException>(() => HostAndPort.OfVia(setting));

            Assert.Equal(("InvalidParameter", "Via"), (error.ErrorId, error.ParameterName));
            Assert.StartsWith($"{source} '", error.Message, StringComparison.Ordinal);
            Assert.Contains("[::1]:8182", error.Message, StringComparison.Ordinal);
        }
    }
}
