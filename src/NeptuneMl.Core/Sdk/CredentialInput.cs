namespace NeptuneMl.Core.Sdk;

/// <summary>Creates credentials from the value of -Credential: an access key, or a credentials object of any copy of the SDK.</summary>
internal static class CredentialInput
{
    public static object FromAccessKey(string accessKey, string secretKey, string? sessionToken) => string.IsNullOrEmpty(sessionToken)
        ? new BasicAWSCredentials(accessKey, secretKey)
        : new SessionAWSCredentials(accessKey, secretKey, sessionToken);

    /// <summary>Whether the source can provide other credentials after these have expired.</summary>
    public static bool CanRefresh(AWSCredentials credentials) =>
        (credentials is ForeignCredentials foreign ? foreign.SourceType : credentials.GetType()).Name
            is not (nameof(BasicAWSCredentials) or nameof(SessionAWSCredentials));

    public static AWSCredentials FromObject(object candidate) =>
        ForeignCredentials.TryCreate(candidate)
            ?? throw Failures.InvalidParameter(
                "Credential", null,
                $"is a {candidate.GetType().FullName}, but must be a PSCredential (user name: access key id, password: secret access key) "
                + "or an AWS SDK credentials object");
}
