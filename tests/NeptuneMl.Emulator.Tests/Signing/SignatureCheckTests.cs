using System.Globalization;
using System.Text;
using NeptuneMl.Emulator.Http;
using NeptuneMl.Emulator.Signing;

namespace NeptuneMl.Emulator.Tests.Signing;

/// <summary>The check against requests and signatures from AWS's public test suite for Signature Version 4, as they are and changed.</summary>
public sealed class SignatureCheckTests
{
    private const string Vanilla = "GET / HTTP/1.1\r\nHost:example.amazonaws.com\r\nX-Amz-Date:20150830T123600Z\r\n\r\n";
    private const string VanillaSignature = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
    private const string Query =
        "GET /?Param2=value2&Param1=value1 HTTP/1.1\r\nHost:example.amazonaws.com\r\nX-Amz-Date:20150830T123600Z\r\n\r\n";
    private const string QuerySignature = "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500";
    private const string Post = "POST / HTTP/1.1\r\nHost:example.amazonaws.com\r\nX-Amz-Date:20150830T123600Z\r\n\r\n";
    private const string PostSignature = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b";

    private static readonly DateTimeOffset s_signed = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Vanilla, VanillaSignature)]
    [InlineData(Query, QuerySignature)]
    [InlineData(Post, PostSignature)]
    public void Signatures_published_by_AWS_are_accepted(string request, string signature) => Require(request, signature);

    [Theory]
    [InlineData("GET / ", "GET /other ")]
    [InlineData("GET / ", "GET /?a=b ")]
    [InlineData("GET / ", "PUT / ")]
    [InlineData("example.amazonaws.com", "other.amazonaws.com")]
    [InlineData("T123600Z", "T123601Z")]
    [InlineData("20150830T", "20150831T")]
    public void Changed_method_path_host_or_date_is_rejected(string original, string changed) =>
        Assert.Equal(
            "InvalidSignatureException",
            Refused(() => Require(Vanilla.Replace(original, changed, StringComparison.Ordinal), VanillaSignature)));

    [Theory]
    [InlineData("Param1=value1", "Param1=value2")]
    [InlineData("Param1=value1", "Param1=value1&Param3=")]
    [InlineData("Param2=value2&", "")]
    public void Changed_query_is_rejected(string original, string changed) =>
        Assert.Equal(
            "InvalidSignatureException",
            Refused(() => Require(Query.Replace(original, changed, StringComparison.Ordinal), QuerySignature)));

    [Fact]
    public void Order_and_escaping_of_the_query_do_not_matter() =>
        Require(Query.Replace("Param2=value2&Param1=value1", "Param1=v%61lue1&P%61ram2=value2", StringComparison.Ordinal), QuerySignature);

    [Fact]
    public void Unsigned_body_is_rejected() =>
        Assert.Equal("InvalidSignatureException", Refused(() => Require(Post, PostSignature, body: "{}")));

    [Fact]
    public void Unsigned_AWS_header_is_rejected() =>
        Assert.Equal(
            "InvalidSignatureException",
            Refused(() => Require(Vanilla.Replace("\r\n\r\n", "\r\nX-Amz-Target:a\r\n\r\n", StringComparison.Ordinal), VanillaSignature)));

    [Fact]
    public void Missing_signed_header_is_rejected() =>
        Assert.Equal(
            "InvalidSignatureException",
            Refused(() => Require(Vanilla, VanillaSignature, signedHeaders: "host;x-amz-date;x-amz-target")));

    [Theory]
    [InlineData("20150830", "eu-west-1", "service")]
    [InlineData("20150830", "us-east-1", "iam")]
    [InlineData("20150829", "us-east-1", "service")]
    public void Wrong_credential_scope_is_rejected(string date, string region, string service) =>
        Assert.Equal(
            "InvalidSignatureException",
            Refused(() => Require(Vanilla, VanillaSignature, $"AKIDEXAMPLE/{date}/{region}/{service}/aws4_request")));

    [Fact]
    public void Wrong_secret_key_id_or_signature_is_rejected()
    {
        Assert.Equal(
            "InvalidSignatureException",
            Refused(() => Require(Vanilla, VanillaSignature, secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEZ")));
        Assert.Equal(
            "UnrecognizedClientException",
            Refused(() => Require(Vanilla, VanillaSignature, "AKIDOTHER/20150830/us-east-1/service/aws4_request")));
        Assert.Equal("InvalidSignatureException", Refused(() => Require(Vanilla, VanillaSignature.Replace('5', '6'))));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public void Skewed_clock_is_rejected(int minutes) =>
        Assert.Equal("InvalidSignatureException", Refused(() => Require(Vanilla, VanillaSignature, now: s_signed.AddMinutes(minutes))));

    [Fact]
    public void Wrong_or_expired_session_token_is_rejected()
    {
        Assert.Equal("UnrecognizedClientException", Refused(() => Require(Vanilla, VanillaSignature, token: "session")));
        Assert.Equal("UnrecognizedClientException", Refused(() => Require(
            Vanilla.Replace(
                "\r\n\r\n",
                "\r\nX-Amz-Security-Token:other\r\n\r\n",
                StringComparison.Ordinal), VanillaSignature, token: "session")));
        Assert.Equal("ExpiredTokenException", Refused(() => Require(Vanilla, VanillaSignature, expires: s_signed)));
    }

    [Theory]
    [InlineData("", "MissingAuthenticationTokenException")]
    [InlineData("Basic dXNlcjpwYXNz", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE, Signature=00", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/x, SignedHeaders=host, Signature=00", "IncompleteSignatureException")]
    public void Malformed_Authorization_header_is_not_quoted(string authorization, string code)
    {
        string line = authorization.Length == 0 ? "" : $"Authorization: {authorization}\r\n";
        AccessException refusal = Assert.Throws<AccessException>(() => Check().Require(Read(Vanilla[..^2] + line + "\r\n", ""), "service"));

        Assert.Equal(code, refusal.Code);
        Assert.DoesNotContain("dXNlcjpwYXNz", refusal.Message, StringComparison.Ordinal);
    }

    private static string Refused(Action request) => Assert.Throws<AccessException>(request).Code;

    private static void Require(
        string request, string signature, string scope = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request", string signedHeaders = "host;x-amz-date",
        string secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", string? token = null, DateTimeOffset? now = null, DateTimeOffset? expires = null, string body = "")
    {
        string authorization =
            $"Authorization: AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders={signedHeaders}, Signature={signature}\r\n\r\n";
        Check(secret, token, now, expires).Require(Read(request[..^2] + authorization, body), "service");
    }

    private static SignatureCheck Check(
        string secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", string? token = null, DateTimeOffset? now = null, DateTimeOffset? expires = null) =>
        new([new SigningCredential("AKIDEXAMPLE", secret, token) { Expires = expires }], "us-east-1", () => now ?? s_signed);

    private static HttpRequest Read(string head, string body)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(body.Length == 0
            ? head
            : head[..^2] + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"));
        HttpRequest request = new();
        Assert.Null(request.ReadHead(bytes));
        request.Complete(bytes, Encoding.UTF8.GetBytes(body));
        return request;
    }
}
