using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.S3;
using Amazon.S3.Model;

namespace NeptuneMl.Core.Serving;

/// <summary>Reads the JSON files that a job wrote to S3, with the credentials of the connection.</summary>
/// <param name="context">The context of the calls.</param>
/// <param name="locations">The locations in which a file may be, most likely first.</param>
/// <param name="endpointUrl">The endpoint of S3, or null for that of the Region.</param>
internal sealed partial class OutputFiles(CallContext context, IReadOnlyList<string> locations, string? endpointUrl) : IDisposable
{
    private const string Action = "s3:GetObject";

    // A metrics file has a few numbers for each class.
    private const long MaxLength = 16 * 1024 * 1024;

    private readonly S3Uri[] _locations = [.. Parse(locations)];
    private readonly AmazonS3Client _client = Open(context, endpointUrl);

    /// <summary>The location in which the first file was found, or null.</summary>
    public string? FoundIn { get; private set; }

    public void Dispose() => _client.Dispose();

    /// <summary>Reads a file.</summary>
    /// <exception cref="NeptuneMLException">The file is in none of the locations, or could not be read.</exception>
    public async Task<JsonElement> ReadAsync(string file)
    {
        NeptuneMLException? first = null;
        foreach (S3Uri location in _locations)
        {
            try
            {
                JsonElement content = await ReadAsync(location.Below(file)).ConfigureAwait(false);
                FoundIn ??= location.ToString();
                return content;
            }
            // Without s3:ListBucket, S3 responds to a missing object with 403.
            catch (NeptuneMLException failure) when (failure.HttpStatus is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Forbidden)
            {
                context.Log?.Verbose(failure.Message);
                first ??= failure;
            }
        }

        throw first!;
    }

    /// <summary>Reads a file that not every job has.</summary>
    /// <returns>Null when the file does not exist or may not be read.</returns>
    public async Task<JsonElement?> FindAsync(string file)
    {
        try
        {
            return await ReadAsync(file).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (IsUnavailable(failure))
        {
            return null;
        }
    }

    /// <summary>Whether a file does not exist, may not be read or is no JSON, so that another file may still be read.</summary>
    public static bool IsUnavailable(NeptuneMLException failure) =>
        failure.ErrorId is ErrorIds.ResourceNotFound or ErrorIds.AccessDenied or ErrorIds.UnexpectedResponse;

    private static List<S3Uri> Parse(IReadOnlyList<string> locations)
    {
        List<S3Uri> parsed = [];
        foreach (string location in locations)
        {
            // Neptune may return the key percent-encoded.
            foreach (string form in new[] { location, Uri.UnescapeDataString(location) })
                if (S3Uri.TryParse(form, out S3Uri? uri) && !parsed.Contains(uri)) parsed.Add(uri);
        }

        return parsed.Count > 0
            ? parsed
            : throw Failures.InvalidParameter("S3Location", locations[0], "must be an S3 location, such as s3://bucket/prefix");
    }

    private static AmazonS3Client Open(CallContext context, string? endpointUrl) => context.Session.Credentials is AnonymousAWSCredentials
        ? throw new NeptuneMLException("Requests of the connection are not signed, so there are no credentials for Amazon S3.")
        {
            ErrorId = ErrorIds.CredentialsMissing,
            RecommendedAction = "Connect with credentials: Connect-NeptuneML -Credential or -ProfileName.",
        }
        : S3Clients.Create(context.Session, endpointUrl, context.Session.MaxAttempts - 1);

    private async Task<JsonElement> ReadAsync(S3Uri file)
    {
        try
        {
            using GetObjectResponse response = await _client.GetObjectAsync(
                new GetObjectRequest { BucketName = file.Bucket, Key = file.Key }, context.CancellationToken).ConfigureAwait(false);
            if (response.ContentLength > MaxLength) throw Malformed(file, "is larger than 16 MB", null);
            using StreamReader reader = new(response.ResponseStream, Encoding.UTF8);
            string text = await reader.ReadToEndAsync(context.CancellationToken).ConfigureAwait(false);
            // Python writes NaN and Infinity without quotes, which JSON does not have.
            using JsonDocument document = JsonDocument.Parse(
                TextOrNumber().Replace(text, match => match.Groups["number"].Success ? $"\"{match.Value}\"" : match.Value));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw Malformed(file, "is not a JSON object", null);
        }
        catch (JsonException exception)
        {
            string position = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            throw Malformed(file, $"is not valid JSON at {position}", exception);
        }
        catch (AmazonServiceException exception)
        {
            throw FromService(file, exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or IOException)
        {
            string reason = Printable.Text(exception.Message);
            throw new NeptuneMLException($"{file} could not be read: S3 could not be reached: {reason}", exception)
            {
                ErrorId = ErrorIds.EndpointUnreachable,
                Service = "S3",
                IsRetryable = true,
                RecommendedAction = $"Check the network with 'aws s3 ls s3://{file.Bucket} --debug', or specify -S3EndpointUrl.",
            };
        }
    }

    private NeptuneMLException FromService(S3Uri file, AmazonServiceException failure)
    {
        string code = failure.ErrorCode is { Length: > 0 } given ? given : $"HTTP {(int)failure.StatusCode}";
        string arn = $"arn:aws:s3:::{file.Bucket}/{file.Key}";
        if (S3Clients.IsOtherRegion(failure))
        {
            string region = S3Clients.RegionIn(failure) ?? "another Region";
            return Create(
                ErrorIds.BadRequest, $"{file} could not be read: the bucket '{file.Bucket}' is in {region}, and the connection in "
                + $"{context.Session.Connection.Region}. ({code})", $"Specify -Region {region}, or copy the file.");
        }

        if (code == "NoSuchBucket")
        {
            return Create(
                ErrorIds.ResourceNotFound, $"{file} was not found: the bucket '{file.Bucket}' does not exist. ({code})",
                "Check the location with 'aws s3 ls'.");
        }

        if (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return Create(
                ErrorIds.ResourceNotFound, $"The object '{file.Key}' was not found in the bucket '{file.Bucket}'. ({code})",
                $"Check the location with 'aws s3 ls {file}', or specify the folder with -S3Location. Reading needs {Action} on {arn}.");
        }

        if (failure.StatusCode == HttpStatusCode.Forbidden && code is "AccessDenied" or "Forbidden" or "HTTP 403")
        {
            return Create(
                ErrorIds.AccessDenied,
                $"The object '{file.Key}' in the bucket '{file.Bucket}' may not be read, or does not exist: "
                + $"{Printable.Text(failure.Message)} ({code})",
                $"Allow {Action} on {arn}, or use credentials that have this permission. "
                + "With s3:ListBucket on the bucket, S3 tells a missing object from a missing permission.");
        }

        (string id, bool retryable) = failure.StatusCode switch
        {
            HttpStatusCode.Forbidden => (code is "ExpiredToken" ? ErrorIds.CredentialsExpired : ErrorIds.AccessDenied, false),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => (ErrorIds.Throttled, true),
            >= HttpStatusCode.InternalServerError => (ErrorIds.ServiceUnavailable, true),
            _ => (ErrorIds.Unspecified, false),
        };
        return Create(
            id, $"{file} could not be read: {Printable.Text(failure.Message)} ({code})",
            id is ErrorIds.AccessDenied or ErrorIds.CredentialsExpired
                ? "Check the credentials with 'aws sts get-caller-identity'."
                : $"Check the location with 'aws s3 ls {file}'.",
            retryable);

        NeptuneMLException Create(string errorId, string message, string action, bool isRetryable = false) => new(message, failure)
        {
            ErrorId = errorId,
            Service = "S3",
            Operation = "GetObject",
            HttpStatus = (int)failure.StatusCode,
            ServiceCode = failure.ErrorCode,
            RequestId = failure.RequestId,
            IsRetryable = isRetryable,
            RecommendedAction = action,
        };
    }

    private static NeptuneMLException Malformed(S3Uri file, string rule, Exception? cause) => new($"{file} {rule}.", cause)
    {
        ErrorId = ErrorIds.UnexpectedResponse,
        Service = "S3",
        Operation = "GetObject",
        RecommendedAction = $"Show the file with 'aws s3 cp {file} -'.",
    };

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|(?<number>-?\b(?:NaN|Infinity)\b)
        """, RegexOptions.CultureInvariant)]
    private static partial Regex TextOrNumber();
}
