using Amazon.Runtime;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Finds credentials where none were given, in the order of the AWS SDKs: environment variables, web identity, the default profile,
/// the container, the instance. The SDK's own resolver reads AWS_PROFILE and its files late, hides why a profile gives no credentials, and
/// asks a silent instance metadata service for 15 seconds.
/// </summary>
internal static class DefaultCredentials
{
    public const string Advice =
        "Give -Credential or -ProfileName, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or AWS_PROFILE). A Neptune cluster without IAM authentication takes -Unsigned.";

    /// <param name="profileName">What AWS_PROFILE said when the connection was made, or null.</param>
    /// <param name="region">The Region in which roles are assumed.</param>
    public static AWSCredentials Find(string? profileName, string? region) =>
        OfVariables() ?? OfWebIdentity() ?? ProfileCredentials.OfDefault(profileName, region) ?? (AWSCredentials?)OfContainer() ?? new InstanceMetadataCredentials();

    /// <summary>The keys that the environment variables hold now, or null.</summary>
    public static AWSCredentials? OfVariables()
    {
        string? id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID");
        string? secret = Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? Environment.GetEnvironmentVariable("AWS_SECRET_KEY");
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret)) return null;
        return Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN") is { Length: > 0 } token
            ? new SessionAWSCredentials(id, secret, token)
            : new BasicAWSCredentials(id, secret);
    }

    private static AssumeRoleWithWebIdentityCredentials? OfWebIdentity() => IsSet("AWS_WEB_IDENTITY_TOKEN_FILE") && IsSet("AWS_ROLE_ARN")
        ? AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables()
        : null;

    private static GenericContainerCredentials? OfContainer() =>
        IsSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || IsSet("AWS_CONTAINER_CREDENTIALS_FULL_URI") ? new GenericContainerCredentials() : null;

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
