namespace NeptuneMl.Core.Errors;

/// <summary>Recognizes the service's messages about signatures and credentials: Neptune returns them with the code of a missing
/// permission.</summary>
internal static class SignatureErrors
{
    private const string ExpiredToken = "security token included in the request is expired";
    private const string NotSigned = "missing authentication token";

    private static readonly string[] s_clockSkews = ["Signature expired", "Signature not yet current"];

    private static readonly string[] s_rejectedCredentials =
    [
        "security token included in the request is invalid",
        "signature we calculated does not match the signature you provided",
    ];

    /// <summary>Whether the session token has expired.</summary>
    public static bool IsExpiredToken(string message) => message.Contains(ExpiredToken, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the time of the signature is too far from the time of the service.</summary>
    public static bool IsClockSkew(string message) =>
        s_clockSkews.Any(start => message.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the service does not accept the credentials.</summary>
    public static bool IsRejectedCredentials(string message) =>
        s_rejectedCredentials.Any(text => message.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the error is about the signature rather than about a permission.</summary>
    public static bool IsMatch(string message) =>
        IsRejectedCredentials(message) || message.Contains(NotSigned, StringComparison.OrdinalIgnoreCase);
}
