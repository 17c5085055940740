using Amazon;
using Amazon.S3;

namespace NeptuneMl.Core.Sdk;

/// <summary>Creates clients of Amazon S3 with the credentials of a connection.</summary>
internal static class S3Clients
{
    /// <param name="session">The session of the connection.</param>
    /// <param name="endpointUrl">The endpoint of S3; null for <c>AWS_ENDPOINT_URL_S3</c>, or else that of the Region.</param>
    /// <param name="retries">How often a request is repeated.</param>
    public static AmazonS3Client Create(ServiceSession session, string? endpointUrl, int retries)
    {
        // S3 is reached as the services that issue credentials are: through the proxy of the connection, but not through -Via.
        CredentialClients.Network = session.Network;
        AmazonS3Config config = new() { MaxErrorRetry = retries };
        string? endpoint = endpointUrl ?? (string.IsNullOrEmpty(config.ServiceURL) ? null : config.ServiceURL);
        string? region = session.Connection.Region;
        if (endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
            // The names of loopback addresses and interface endpoints have no bucket in front.
            config.ForcePathStyle = true;
        }

        return new AmazonS3Client(session.Credentials, config);
    }

    /// <summary>The Region of the bucket that a redirect names, or null.</summary>
    public static string? RegionIn(AmazonServiceException failure) =>
        (failure.InnerException as Amazon.Runtime.Internal.HttpErrorResponseException)?.Response?.GetHeaderValue("x-amz-bucket-region")
            is { Length: > 0 } region
            ? region
            : null;

    /// <summary>Whether S3 refused a request because the bucket is in another Region.</summary>
    public static bool IsOtherRegion(AmazonServiceException failure) =>
        failure.StatusCode == System.Net.HttpStatusCode.MovedPermanently || failure.ErrorCode == "PermanentRedirect";
}
