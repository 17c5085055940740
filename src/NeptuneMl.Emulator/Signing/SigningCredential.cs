namespace NeptuneMl.Emulator;

/// <summary>Credentials that requests to the emulator can be signed with.</summary>
/// <param name="AccessKeyId">The access key ID.</param>
/// <param name="SecretAccessKey">The secret access key.</param>
/// <param name="SessionToken">The session token that requests must include, or null for long-term credentials.</param>
public sealed record SigningCredential(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>When the credentials expire, or null when they do not.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Returns the access key ID, without the secrets.</summary>
    /// <returns>The access key ID.</returns>
    public override string ToString() => AccessKeyId;
}
