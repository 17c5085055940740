namespace NeptuneMl;

/// <summary>
/// The error ids that do not come from a service's own error code. Those that do are the code without its
/// <c>Exception</c> ending, such as <c>MLResourceNotFound</c> or <c>Conflict</c>.
/// </summary>
internal static class ErrorIds
{
    public const string AccessDenied = "AccessDenied";
    public const string ConfirmationMissing = "ConfirmationMissing";
    public const string CredentialsExpired = "CredentialsExpired";
    public const string CredentialsMissing = "CredentialsMissing";
    public const string EndpointMissing = "EndpointMissing";
    public const string EndpointUnreachable = "EndpointUnreachable";
    public const string InvalidParameter = "InvalidParameter";
    public const string JobFailed = "JobFailed";
    public const string JobStopped = "JobStopped";
    public const string OutcomeUnknown = "OutcomeUnknown";
    public const string ProxyRefused = "ProxyRefused";
    public const string RegionMissing = "RegionMissing";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string Throttled = "Throttled";
    public const string Timeout = "Timeout";
    public const string TlsFailure = "TlsFailure";
    public const string UnexpectedResponse = "UnexpectedResponse";
    public const string Unspecified = "Unspecified";
}
