namespace NeptuneMl.Emulator.Tests.Clients;

public sealed class Boto3S3Tests
{
    /// <summary>Prints one line per step.</summary>
    private const string Script = """
        import sys, boto3
        from botocore.config import Config
        from botocore.exceptions import ClientError
        config = Config(retries={'max_attempts': 1}, s3={'addressing_style': 'path'})
        s3 = boto3.client('s3', endpoint_url=sys.argv[1], region_name='us-east-1', config=config)
        print(s3.head_bucket(Bucket='movies')['BucketRegion'])
        s3.put_object(Bucket='movies', Key='export/ü & 1', Body=b'')
        s3.put_object(Bucket='movies', Key='other', Body=b'xy')
        listed = s3.list_objects_v2(Bucket='movies', Prefix='export/')
        print(listed['KeyCount'], listed['Contents'][0]['Key'], listed['Contents'][0]['Size'])
        print(s3.list_objects_v2(Bucket='movies', MaxKeys=1)['IsTruncated'])
        print(s3.list_objects_v2(Bucket='movies', Prefix='none')['KeyCount'])
        print(s3.get_object(Bucket='movies', Key='other')['Body'].read().decode())
        for call in (lambda: s3.get_object(Bucket='movies', Key='none'),
                     lambda: s3.list_objects_v2(Bucket='books'), lambda: s3.delete_object(Bucket='movies', Key='other')):
            try:
                call()
            except ClientError as error:
                print(error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode'])
        """;

    [Fact(Skip = "boto3 is not installed.", SkipUnless = nameof(Tool.Boto3IsExpected), SkipType = typeof(Tool))]
    public async Task Boto3_uses_buckets_and_objects_with_signatures_that_are_verified()
    {
        await using EmulatorServer emulator = await EmulatorServer.StartAsync(new EmulatorOptions
        {
            Credentials = [new SigningCredential("AKIDEXAMPLE", "example")],
            DeniedActions = ["s3:DeleteObject"],
            Buckets = new Dictionary<string, string> { ["movies"] = "us-east-1" },
        });
        (int exitCode, string output, string error) = await Tool.RunAsync("python3", "-c", Script, emulator.BaseAddress.ToString());
        Assert.True(exitCode == 0, error);
        Assert.Equal(
            ["us-east-1", "1 export/ü & 1 0", "True", "0", "xy", "NoSuchKey 404", "NoSuchBucket 404", "AccessDenied 403"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["movies/export/ü & 1", "movies/other"], emulator.Objects.Order(StringComparer.Ordinal));
    }
}
