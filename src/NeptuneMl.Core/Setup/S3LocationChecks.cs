using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using NeptuneMl.Core.Permissions;

namespace NeptuneMl.Core.Setup;

/// <summary>The checks of one S3 location, with the credentials of the connection.</summary>
/// <param name="context">The context of the calls.</param>
/// <param name="location">The location, such as <c>s3://bucket/prefix</c>.</param>
/// <param name="endpointUrl">The endpoint of S3, or null for that of the Region.</param>
internal sealed class S3LocationChecks(CallContext context, string location, string? endpointUrl)
{
    private const string ListBuckets = "aws s3 ls";

    private readonly S3Uri? _uri = S3Uri.TryParse(location, out S3Uri? uri) ? uri : null;

    private string Bucket => _uri!.Bucket;

    private string Prefix => _uri!.Key;

    /// <summary>Reads the bucket's Region and lists one object of the location.</summary>
    public async Task<Finding> ReadAsync()
    {
        if (_uri is null)
            return Finding.Failed($"'{location}' is not an S3 location, such as s3://bucket/prefix.", ListBuckets);
        if (context.Session.Credentials is AnonymousAWSCredentials)
            return Finding.NotApplicable("Requests are not signed, so there are no credentials for S3.") with { Blocks = true };
        using AmazonS3Client client = CreateClient();
        string? region = context.Session.Connection.Region;
        try
        {
            HeadBucketResponse head = await client.HeadBucketAsync(new HeadBucketRequest { BucketName = Bucket }, context.CancellationToken)
                .ConfigureAwait(false);
            if (head.BucketRegion is { Length: > 0 } actual && !actual.Equals(region, StringComparison.OrdinalIgnoreCase))
                return OtherRegion(actual, region);
            ListObjectsV2Response list = await client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = Bucket, Prefix = Prefix, MaxKeys = 1 }, context.CancellationToken)
                .ConfigureAwait(false);
            string content = list.KeyCount > 0 ? "has objects" : "has no objects yet";
            return Finding.Passed($"The bucket is in {region}, and the location {content}. Jobs use the role and not these credentials.");
        }
        catch (AmazonServiceException failure)
        {
            return S3Clients.IsOtherRegion(failure)
                ? OtherRegion(S3Clients.RegionIn(failure) ?? "another Region", region)
                : OfFailure(failure, "s3:ListBucket", $"arn:aws:s3:::{Bucket}");
        }
        catch (Exception failure) when (failure is AmazonClientException or HttpRequestException)
        {
            return Unreachable(failure);
        }
    }

    /// <summary>Writes an empty object below the location and deletes it.</summary>
    public async Task<Finding> WriteAsync()
    {
        using AmazonS3Client client = CreateClient();
        string folder = Prefix.Length == 0 ? "" : $"{Prefix}/";
        string key = $"{folder}neptuneml-setup-{Guid.NewGuid():N}";
        string objects = $"arn:aws:s3:::{Bucket}/{folder}*";
        try
        {
            await client.PutObjectAsync(
                new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = "", UseChunkEncoding = false },
                context.CancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException failure)
        {
            return OfFailure(failure, "s3:PutObject", objects);
        }
        catch (Exception failure) when (failure is AmazonClientException or HttpRequestException)
        {
            return Unreachable(failure);
        }

        try
        {
            // Also after Ctrl+C, so that nothing is left.
            await client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = Bucket, Key = key }, CancellationToken.None)
                .ConfigureAwait(false);
            return Finding.Passed("An empty object was written and deleted.");
        }
        catch (AmazonServiceException failure)
        {
            Finding finding = OfFailure(failure, "s3:DeleteObject", objects);
            return Finding.Warning($"An empty object was written, but not deleted: s3://{Bucket}/{key}. {finding.Detail}", finding.Fix);
        }
        catch (Exception failure) when (failure is AmazonClientException or HttpRequestException)
        {
            return Unreachable(failure);
        }
    }

    private static Finding OtherRegion(string actual, string? region) => Finding.Failed(
        $"The bucket is in {actual}, but the cluster is in {region}. Jobs need a bucket in the Region of the cluster.",
        $"aws s3 mb s3://<new bucket> --region {region}");

    private Finding Unreachable(Exception failure) =>
        Finding.Failed($"S3 could not be reached: {failure.Message}", $"aws s3 ls s3://{Bucket} --debug");

    private Finding OfFailure(AmazonServiceException failure, string action, string resource)
    {
        string code = failure.ErrorCode is { Length: > 0 } given ? given : $"HTTP {(int)failure.StatusCode}";
        string detail = $"{action} on {resource} failed: {failure.Message} ({code})";
        // A HEAD response has no body, and so no error code.
        return failure.StatusCode switch
        {
            HttpStatusCode.NotFound => Finding.Failed($"The bucket '{Bucket}' does not exist. ({code})", ListBuckets),
            HttpStatusCode.Forbidden when failure.ErrorCode is null or "" or "AccessDenied" or "Forbidden" =>
                Finding.Failed(detail, PolicyDocument.Statement([action], resource)),
            HttpStatusCode.Forbidden => Finding.Failed(detail, "aws sts get-caller-identity"),
            _ => Finding.Failed(detail, $"aws s3 ls s3://{Bucket} --debug"),
        };
    }

    private AmazonS3Client CreateClient() => S3Clients.Create(context.Session, endpointUrl, retries: 1);
}
