using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.Util;

namespace NeptuneMl.Core.Sdk;

/// <summary>Credentials of the instance profile, from the instance metadata service (IMDSv2) of EC2. The SDK's own class waits three times
/// five seconds where no service responds, and ignores AWS_METADATA_SERVICE_TIMEOUT and AWS_METADATA_SERVICE_NUM_ATTEMPTS. This class makes
/// one attempt of one second by default, as the AWS CLI does, and after a timeout sends no request for 30 seconds.</summary>
internal sealed class InstanceMetadataCredentials : RefreshingAWSCredentials
{
    private const int DefaultTimeoutSeconds = 1;
    private const int DefaultAttempts = 1;
    private const string TokenTtlSeconds = "21600";
    private const string RolePath = "/latest/meta-data/iam/security-credentials/";
    private const string TtlHeader = "x-aws-ec2-metadata-token-ttl-seconds";
    private const string TokenHeader = "x-aws-ec2-metadata-token";

    private static readonly TimeSpan s_failureLifetime = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<string, long> s_failures = new(StringComparer.OrdinalIgnoreCase);

    // The address of the service is link-local, never behind a proxy.
    private static readonly HttpClient s_client = new(
        new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public InstanceMetadataCredentials() => PreemptExpiryTime = TimeSpan.FromMinutes(5);

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        if ("true".Equals(Environment.GetEnvironmentVariable("AWS_EC2_METADATA_DISABLED"), StringComparison.OrdinalIgnoreCase))
        {
            throw Missing(
                "The environment variables, the default profile and container metadata have none, and AWS_EC2_METADATA_DISABLED is set.");
        }

        string address = Address();
        if (s_failures.TryGetValue(address, out long failedAt) && TimeProvider.System.GetElapsedTime(failedAt) < s_failureLifetime)
            throw NoResponse(address);
        try
        {
            string token = await SendAsync(HttpMethod.Put, address, "/latest/api/token", TtlHeader, TokenTtlSeconds).ConfigureAwait(false);
            string role = await SendAsync(HttpMethod.Get, address, RolePath, TokenHeader, token).ConfigureAwait(false);
            string rolePath = RolePath + role.Split('\n')[0].Trim();
            string credentials = await SendAsync(HttpMethod.Get, address, rolePath, TokenHeader, token).ConfigureAwait(false);
            s_failures.TryRemove(address, out _);
            return Read(credentials);
        }
        catch (HttpRequestException refusal) when (refusal.StatusCode is { } status)
        {
            throw Missing(string.Create(
                CultureInfo.InvariantCulture,
                $"The instance metadata service at {address} responded with HTTP {(int)status}. The instance may have no role."));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            s_failures[address] = TimeProvider.System.GetTimestamp();
            throw NoResponse(address);
        }
        // The message does not quote the response, which may contain a secret.
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Missing($"The response of the instance metadata service at {address} is not valid role credentials.");
        }
    }

    // The variable first: the SDK caches its value when the process starts.
    private static string Address() =>
        (Environment.GetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT") is { Length: > 0 } endpoint
            ? endpoint
            : EC2InstanceMetadata.ServiceEndpoint).TrimEnd('/');

    private static double TimeoutSeconds() => Setting("AWS_METADATA_SERVICE_TIMEOUT") ?? DefaultTimeoutSeconds;

    private static int Attempts() => (int)(Setting("AWS_METADATA_SERVICE_NUM_ATTEMPTS") ?? DefaultAttempts);

    private static double? Setting(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value is >= 1 and <= 3600
            ? value
            : null;

    private static async Task<string> SendAsync(HttpMethod method, string address, string path, string header, string value)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using CancellationTokenSource limit = new(TimeSpan.FromSeconds(TimeoutSeconds()));
                using HttpRequestMessage request = new(method, address + path);
                request.Headers.Add(header, value);
                using HttpResponseMessage response = await s_client.SendAsync(request, limit.Token).ConfigureAwait(false);
                return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && attempt < Attempts())
            {
                // Retry.
            }
        }
    }

    private static CredentialsRefreshState Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement credentials = document.RootElement;
        return new CredentialsRefreshState(
            new ImmutableCredentials(
                credentials.GetProperty("AccessKeyId").GetString(), credentials.GetProperty("SecretAccessKey").GetString(),
                credentials.GetProperty("Token").GetString()),
            credentials.GetProperty("Expiration").GetDateTime().ToUniversalTime());
    }

    private static NeptuneMLException NoResponse(string address) => Missing(string.Create(
        CultureInfo.InvariantCulture,
        $"The environment variables, the default profile and container metadata have none, and the instance metadata service at {address} "
        + $"did not respond (attempts: {Attempts()}, timeout: {TimeoutSeconds()} s)."));

    private static NeptuneMLException Missing(string reason) => new($"No AWS credentials were found. {reason}")
    {
        ErrorId = ErrorIds.CredentialsMissing,
        ParameterName = "Credential",
        RecommendedAction = DefaultCredentials.Advice,
    };
}
