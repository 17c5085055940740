using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Util;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Credentials of the role of an EC2 instance. The SDK's own class waits three times five seconds for a service that most machines do
/// not have, and ignores AWS_METADATA_SERVICE_TIMEOUT and AWS_METADATA_SERVICE_NUM_ATTEMPTS. Here the default is one attempt of one
/// second, as with the AWS CLI, and for a while a service that did not respond is not asked again.
/// </summary>
internal sealed class InstanceMetadataCredentials : RefreshingAWSCredentials
{
    private const int DefaultTimeoutSeconds = 1;
    private const int DefaultAttempts = 1;
    private const string TokenSeconds = "21600";
    private const string RolePath = "/latest/meta-data/iam/security-credentials/";

    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<string, long> s_silent = new(StringComparer.OrdinalIgnoreCase);

    // The service is link-local, never behind a proxy.
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public InstanceMetadataCredentials() => PreemptExpiryTime = TimeSpan.FromMinutes(5);

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        if ("true".Equals(Environment.GetEnvironmentVariable("AWS_EC2_METADATA_DISABLED"), StringComparison.OrdinalIgnoreCase))
            throw Missing("The environment variables, the default profile and the container have none, and AWS_EC2_METADATA_DISABLED is set.");

        string address = Address();
        if (s_silent.TryGetValue(address, out long failedAt) && TimeProvider.System.GetElapsedTime(failedAt) < s_memory) throw Silent(address);
        try
        {
            string token = await SendAsync(HttpMethod.Put, address, "/latest/api/token", "x-aws-ec2-metadata-token-ttl-seconds", TokenSeconds).ConfigureAwait(false);
            string role = await SendAsync(HttpMethod.Get, address, RolePath, "x-aws-ec2-metadata-token", token).ConfigureAwait(false);
            string keys = await SendAsync(HttpMethod.Get, address, RolePath + role.Split('\n')[0].Trim(), "x-aws-ec2-metadata-token", token).ConfigureAwait(false);
            s_silent.TryRemove(address, out _);
            return Read(keys);
        }
        catch (HttpRequestException refusal) when (refusal.StatusCode is { } status)
        {
            throw Missing(string.Create(CultureInfo.InvariantCulture, $"The instance metadata service at {address} responded with HTTP {(int)status}: the instance may have no role."));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            s_silent[address] = TimeProvider.System.GetTimestamp();
            throw Silent(address);
        }
        // Nothing of the response: it may hold a secret.
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Missing($"The instance metadata service at {address} has no credentials of a role.");
        }
    }

    // The variable first: the SDK keeps its value of when the process started.
    private static string Address() =>
        (Environment.GetEnvironmentVariable("AWS_EC2_METADATA_SERVICE_ENDPOINT") is { Length: > 0 } given ? given : EC2InstanceMetadata.ServiceEndpoint).TrimEnd('/');

    private static double TimeoutSeconds() => Setting("AWS_METADATA_SERVICE_TIMEOUT") ?? DefaultTimeoutSeconds;

    private static int Attempts() => (int)(Setting("AWS_METADATA_SERVICE_NUM_ATTEMPTS") ?? DefaultAttempts);

    private static double? Setting(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 1 and <= 3600 ? value : null;

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
                // The next attempt.
            }
        }
    }

    private static CredentialsRefreshState Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement keys = document.RootElement;
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.GetProperty("AccessKeyId").GetString(), keys.GetProperty("SecretAccessKey").GetString(), keys.GetProperty("Token").GetString()),
            keys.GetProperty("Expiration").GetDateTime().ToUniversalTime());
    }

    private static NeptuneMLException Silent(string address) => Missing(string.Create(
        CultureInfo.InvariantCulture,
        $"The environment variables, the default profile and the container have none, and the instance metadata service at {address} did not respond (attempts: {Attempts()}, time limit: {TimeoutSeconds()} s)."));

    private static NeptuneMLException Missing(string reason) => new($"No AWS credentials were found. {reason}")
    {
        ErrorId = ErrorIds.CredentialsMissing,
        ParameterName = "Credential",
        RecommendedAction = DefaultCredentials.Advice,
    };
}
