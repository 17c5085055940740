namespace NeptuneMl.Core.Sdk;

/// <summary>The default credential provider chain, in the order of the AWS SDKs: environment variables, web identity, the default profile,
/// container metadata, instance metadata. The SDK's own chain caches AWS_PROFILE and the paths of the shared files, hides why a profile has
/// no credentials, and waits 15 seconds for an unreachable instance metadata service.</summary>
internal static class DefaultCredentials
{
    public const string Advice =
        "Specify -Credential or -ProfileName, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or AWS_PROFILE). "
        + "For a Neptune cluster without IAM authentication, specify -Unsigned.";

    /// <param name="profileName">The value of AWS_PROFILE when the connection was created, or null.</param>
    /// <param name="region">The Region of the STS endpoint that assumes roles.</param>
    public static AWSCredentials Find(string? profileName, string? region) =>
        FromEnvironmentVariables() ?? FromWebIdentity() ?? ProfileCredentials.OfDefaultProfile(profileName, region)
        ?? (AWSCredentials?)FromContainer() ?? new InstanceMetadataCredentials();

    /// <summary>The credentials in the environment variables now, or null.</summary>
    public static AWSCredentials? FromEnvironmentVariables()
    {
        string? id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID");
        string? secret =
            Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? Environment.GetEnvironmentVariable("AWS_SECRET_KEY");
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret)) return null;
        return Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN") is { Length: > 0 } token
            ? new SessionAWSCredentials(id, secret, token)
            : new BasicAWSCredentials(id, secret);
    }

    private static AssumeRoleWithWebIdentityCredentials? FromWebIdentity() => IsSet("AWS_WEB_IDENTITY_TOKEN_FILE") && IsSet("AWS_ROLE_ARN")
        ? AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables()
        : null;

    private static GenericContainerCredentials? FromContainer() =>
        IsSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || IsSet("AWS_CONTAINER_CREDENTIALS_FULL_URI")
            ? new GenericContainerCredentials()
            : null;

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
