using System.Text;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Sdk;
using NeptuneMl.Core.Serving;
using NeptuneMl.Emulator;

namespace NeptuneMl.Core.Tests.Serving;

public sealed class OutputFilesTests
{
    private const string File = "eval_metrics_info.json";

    [Fact]
    public async Task File_is_read_from_the_first_location_that_has_it()
    {
        await using EmulatorServer emulator = await StartAsync();
        await PutAsync(emulator, "models/b ü/" + File, """{"mrr": 0.5}""");
        using OutputFiles files = Open(emulator, "s3://movies/models/a", "s3://movies/models/b%20%C3%BC/");

        JsonElement content = await files.ReadAsync(File);

        Assert.Equal(0.5, content.GetProperty("mrr").GetDouble());
        Assert.Equal("s3://movies/models/b ü", files.FoundIn);
    }

    [Fact]
    public async Task Numbers_that_only_Python_writes_are_read()
    {
        await using EmulatorServer emulator = await StartAsync();
        await PutAsync(emulator, File, """{"NaN, \"Infinity": NaN, "b": [-Infinity], "c": "say NaN"}""");
        using OutputFiles files = Open(emulator, "s3://movies");

        JsonElement content = await files.ReadAsync(File);

        Assert.Equal("""{"NaN, \"Infinity": "NaN", "b": ["-Infinity"], "c": "say NaN"}""", content.GetRawText());
    }

    [Fact]
    public async Task Missing_file_is_an_error_with_bucket_key_and_permission()
    {
        await using EmulatorServer emulator = await StartAsync();
        using OutputFiles files = Open(emulator, "s3://movies/a", "s3://movies/b");

        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(() => files.ReadAsync(File));

        Assert.Equal(("ResourceNotFound", 404), (failure.ErrorId, failure.HttpStatus));
        Assert.Contains($"'a/{File}' was not found in the bucket 'movies'", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"s3:GetObject on arn:aws:s3:::movies/a/{File}", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(await files.FindAsync(File));
    }

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("s3:ListBucket")]
    public async Task Denied_file_is_an_error_with_the_permission(string denied)
    {
        await using EmulatorServer emulator = await StartAsync(new EmulatorOptions { DeniedActions = [denied] });
        using OutputFiles files = Open(emulator, "s3://movies/a");

        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(() => files.ReadAsync(File));

        Assert.Equal(("AccessDenied", 403), (failure.ErrorId, failure.HttpStatus));
        Assert.Contains($"'a/{File}' in the bucket 'movies'", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"s3:GetObject on arn:aws:s3:::movies/a/{File}", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "BadRequest", "eu-west-1")]
    [InlineData("none", "ResourceNotFound", "the bucket 'none' does not exist")]
    public async Task Bucket_in_another_Region_or_that_does_not_exist_is_an_error(string bucket, string errorId, string part)
    {
        await using EmulatorServer emulator = await StartAsync(new EmulatorOptions
        {
            Buckets = new Dictionary<string, string> { ["movies"] = "us-east-1", ["other"] = "eu-west-1" },
        });
        using OutputFiles files = Open(emulator, $"s3://{bucket}/a");

        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(() => files.ReadAsync(File));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("\u0000\u0001")]
    public async Task File_that_is_no_JSON_object_is_an_error_with_its_location(string content)
    {
        await using EmulatorServer emulator = await StartAsync();
        await PutAsync(emulator, File, content);
        using OutputFiles files = Open(emulator, "s3://movies");

        NeptuneMLException failure = await Assert.ThrowsAsync<NeptuneMLException>(() => files.ReadAsync(File));

        Assert.Equal("UnexpectedResponse", failure.ErrorId);
        Assert.StartsWith($"s3://movies/{File} is not ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_location_is_an_error()
    {
        CallContext context = new(Session(Options("http://127.0.0.1:1")), null, TestContext.Current.CancellationToken);

        NeptuneMLException failure = Assert.Throws<NeptuneMLException>(() => new OutputFiles(context, ["movies/a"], null));

        Assert.Equal(("InvalidParameter", "S3Location"), (failure.ErrorId, failure.ParameterName));
    }

    [Fact]
    public void Connection_without_credentials_is_an_error()
    {
        ConnectionOptions unsigned = new() { EndpointUrl = "http://127.0.0.1:1", Unsigned = true };
        CallContext context = new(Session(unsigned), null, TestContext.Current.CancellationToken);

        NeptuneMLException failure = Assert.Throws<NeptuneMLException>(() => new OutputFiles(context, ["s3://movies/a"], null));

        Assert.Equal("CredentialsMissing", failure.ErrorId);
    }

    private static Task<EmulatorServer> StartAsync(EmulatorOptions? options = null) => EmulatorServer.StartAsync(options);

    private static NeptuneSession Session(ConnectionOptions options) => NeptuneSession.Of(NeptuneSession.Open(options));

    private static ConnectionOptions Options(string url) => new()
    {
        EndpointUrl = url,
        Region = "us-east-1",
        Credentials = CredentialInput.FromAccessKey("AKIDEXAMPLE", "filesEXAMPLEKEY", null),
        MaxAttempts = 1,
    };

    private static OutputFiles Open(EmulatorServer emulator, params string[] locations)
    {
        string url = emulator.BaseAddress.ToString();
        return new OutputFiles(
            new CallContext(Session(Options(url)), null, TestContext.Current.CancellationToken), locations, url);
    }

    private static async Task PutAsync(EmulatorServer emulator, string key, string content)
    {
        string url = emulator.BaseAddress.ToString();
        using AmazonS3Client client = S3Clients.Create(Session(Options(url)), url, retries: 0);
        using MemoryStream body = new(Encoding.UTF8.GetBytes(content));
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = "movies", Key = key, InputStream = body, UseChunkEncoding = false },
            TestContext.Current.CancellationToken);
    }
}
