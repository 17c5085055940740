using Amazon.Runtime;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Sdk;

/// <summary>Makes credentials of what a user can hand over: keys, or an SDK object of whatever version.</summary>
internal static class CredentialInput
{
    public static object FromKeys(string accessKey, string secretKey, string? sessionToken) =>
        string.IsNullOrEmpty(sessionToken) ? new BasicAWSCredentials(accessKey, secretKey) : new SessionAWSCredentials(accessKey, secretKey, sessionToken);

    /// <summary>Whether credentials that have expired may be followed by others from the same source.</summary>
    public static bool MayChange(AWSCredentials credentials) =>
        (credentials is ForeignCredentials foreign ? foreign.SourceType : credentials.GetType()).Name is not (nameof(BasicAWSCredentials) or nameof(SessionAWSCredentials));

    public static AWSCredentials FromObject(object candidate) =>
        ForeignCredentials.TryCreate(candidate)
            ?? throw Failures.InvalidParameter(
                "Credential", null, $"is a {candidate.GetType().FullName}, but must be a PSCredential (user name: access key id, password: secret key) or an AWS SDK credentials object");
}
