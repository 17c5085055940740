using System.Collections.Concurrent;
using System.Security;
using NeptuneMl.Emulator.Access;
using NeptuneMl.Emulator.Signing;

namespace NeptuneMl.Emulator.S3;

/// <summary>The part of Amazon S3 that setup checks and model metrics use: HeadBucket, ListObjectsV2, GetObject, PutObject and
/// DeleteObject, with the bucket in the path. Objects are kept in memory. Completed jobs have files besides those that were
/// stored.</summary>
/// <param name="environment">The account and the Region.</param>
/// <param name="buckets">The buckets with their Regions; null when every bucket exists in the emulator's Region.</param>
/// <param name="denied">The denied actions.</param>
/// <param name="signatures">Verifies signatures, or null.</param>
internal sealed class ObjectStore(
    EmulatorEnvironment environment, IReadOnlyDictionary<string, string>? buckets, DeniedActions denied, SignatureCheck? signatures)
{
    private const string Xml = "application/xml";
    private const string Service = "s3";
    private const int MaxKeys = 1000;

    private readonly ConcurrentDictionary<(string Bucket, string Key), byte[]> _objects = new();

    /// <summary>The keys of the stored objects, each behind its bucket.</summary>
    public IReadOnlyList<string> Objects => [.. _objects.Keys.Select(entry => $"{entry.Bucket}/{entry.Key}")];

    /// <summary>Whether a request is signed for S3.</summary>
    public static bool Matches(HttpRequest request) => request.Header("authorization"u8).IndexOf("/s3/aws4_request"u8) >= 0;

    public void Handle(HttpRequest request, HttpResponse response)
    {
        string method = Encoding.Latin1.GetString(request.Method);
        response.AddHeader("x-amz-request-id", Guid.NewGuid().ToString("N")[..16].ToUpperInvariant());
        try
        {
            signatures?.Require(request, Service);
            string[] path = Uri.UnescapeDataString(Encoding.Latin1.GetString(request.Path)).TrimStart('/').Split('/', 2);
            Handle(method, path[0], path.Length > 1 ? path[1] : "", request, response);
        }
        catch (AccessException error)
        {
            string code = error.Code switch
            {
                "AccessDeniedException" => "AccessDenied",
                "ExpiredTokenException" => "ExpiredToken",
                "UnrecognizedClientException" => "InvalidAccessKeyId",
                _ => "SignatureDoesNotMatch",
            };
            WriteError(method, response, 403, code, error.Message);
        }
    }

    private void Handle(string method, string bucket, string key, HttpRequest request, HttpResponse response)
    {
        string bucketArn = $"arn:aws:s3:::{bucket}";
        if (RegionOf(bucket) is not { } region)
        {
            WriteError(method, response, 404, "NoSuchBucket", "The specified bucket does not exist");
            return;
        }

        response.AddHeader("x-amz-bucket-region", region);
        if (region != environment.Region)
        {
            WriteError(
                method, response, 301, "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint.");
            return;
        }

        switch (method)
        {
            case "HEAD" when key.Length == 0:
                denied.Require("s3:ListBucket", bucketArn);
                break;
            case "GET" when key.Length == 0 && Parameter(request, "list-type") == "2":
                denied.Require("s3:ListBucket", bucketArn);
                List(bucket, request, response);
                break;
            case "GET" when key.Length > 0:
                denied.Require("s3:GetObject", $"{bucketArn}/{key}");
                Get(bucket, key, response);
                break;
            case "PUT" when key.Length > 0:
                denied.Require("s3:PutObject", $"{bucketArn}/{key}");
                _objects[(bucket, key)] = request.Body.ToArray();
                response.AddHeader("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\"");
                break;
            case "DELETE" when key.Length > 0:
                denied.Require("s3:DeleteObject", $"{bucketArn}/{key}");
                _objects.TryRemove((bucket, key), out _);
                response.Status = 204;
                break;
            default:
                WriteError(method, response, 501, "NotImplemented", "This operation is not supported by this emulator.");
                break;
        }
    }

    private void Get(string bucket, string key, HttpResponse response)
    {
        if (!_objects.TryGetValue((bucket, key), out byte[]? content))
            content = environment.Files.Find(bucket, key, environment.Now);
        if (content is not null)
        {
            response.ReplaceBody(content, "binary/octet-stream");
            return;
        }

        // Without this permission, a missing object cannot be distinguished from one that may not be read.
        denied.Require("s3:ListBucket", $"arn:aws:s3:::{bucket}");
        WriteError("GET", response, 404, "NoSuchKey", "The specified key does not exist.");
    }

    private string? RegionOf(string bucket) => buckets is null ? environment.Region : buckets.GetValueOrDefault(bucket);

    private void List(string bucket, HttpRequest request, HttpResponse response)
    {
        string prefix = Parameter(request, "prefix") ?? "";
        int most = int.TryParse(Parameter(request, "max-keys"), NumberStyles.None, CultureInfo.InvariantCulture, out int given)
            ? given
            : MaxKeys;
        KeyValuePair<(string Bucket, string Key), byte[]>[] found =
        [
            .. _objects.Concat(environment.Files.All(environment.Now)).DistinctBy(entry => entry.Key)
                .Where(entry => entry.Key.Bucket == bucket && entry.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(entry => entry.Key.Key, StringComparer.Ordinal),
        ];
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.Append("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        xml.Append(CultureInfo.InvariantCulture, $"<Name>{Escaped(bucket)}</Name><Prefix>{Escaped(prefix)}</Prefix>");
        xml.Append(CultureInfo.InvariantCulture, $"<KeyCount>{Math.Min(most, found.Length)}</KeyCount><MaxKeys>{most}</MaxKeys>");
        xml.Append(CultureInfo.InvariantCulture, $"<IsTruncated>{(found.Length > most ? "true" : "false")}</IsTruncated>");
        foreach (KeyValuePair<(string Bucket, string Key), byte[]> entry in found.Take(most))
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<Contents><Key>{Escaped(entry.Key.Key)}</Key><Size>{entry.Value.Length}</Size></Contents>");
        }

        xml.Append("</ListBucketResult>");
        response.ReplaceBody(Encoding.UTF8.GetBytes(xml.ToString()), Xml);
    }

    private static void WriteError(string method, HttpResponse response, int status, string code, string message)
    {
        response.Status = status;
        if (method == "HEAD")
            return;
        response.ReplaceBody(
            Encoding.UTF8.GetBytes(
                $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{Escaped(message)}</Message></Error>"),
            Xml);
    }

    private static string? Parameter(HttpRequest request, string name) => Encoding.Latin1.GetString(request.Query).Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair[0] == name)
        .Select(pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "")
        .FirstOrDefault();

    private static string? Escaped(string text) => SecurityElement.Escape(text);
}
