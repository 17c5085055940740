namespace NeptuneMl.Emulator;

/// <summary>Who may sign requests to the emulator.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="SecretAccessKey">The secret access key.</param>
/// <param name="SessionToken">The session token that must come with it, or null for long-term keys.</param>
public sealed record SigningCredential(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>When it expires, or null when it does not.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The access key id; the secret is not for showing.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => AccessKeyId;
}
