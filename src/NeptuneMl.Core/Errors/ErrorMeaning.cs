namespace NeptuneMl.Core.Errors;

/// <summary>
/// What a service error means to the module. The only table from a service's code, or the HTTP status of an error without a code, to an
/// error id. The error's category follows from the id alone.
/// </summary>
/// <param name="ErrorId">The error id.</param>
/// <param name="IsRetryable">Whether the same call may succeed later without a change.</param>
/// <param name="Advice">What to do.</param>
internal sealed record ErrorMeaning(string ErrorId, bool IsRetryable, Func<ErrorContext, string?> Advice)
{
    private const string Suffix = "Exception";

    private static readonly ErrorMeaning s_expired = new(ErrorIds.CredentialsExpired, true, RenewCredentials);
    private static readonly ErrorMeaning s_clockSkew = new(ErrorIds.AccessDenied, false, _ =>
        "Set the clock of this machine: it and the service's are more than five minutes apart.");
    private static readonly ErrorMeaning s_signature = new(ErrorIds.AccessDenied, false, error =>
        $"Check the credentials with 'aws sts get-caller-identity', and the endpoint and the Region of {CmdletNames.Connect(error.Service)}.");
    private static readonly ErrorMeaning s_denied = new(ErrorIds.AccessDenied, false, error => MissingPermission.Recommendation(error.Message, error.Trace));
    private static readonly ErrorMeaning s_throttled = new(ErrorIds.Throttled, true, SlowDown);
    private static readonly ErrorMeaning s_unavailable = new(ErrorIds.ServiceUnavailable, true, _ => "Try again later.");
    private static readonly ErrorMeaning s_clientTimeout = new(ErrorIds.ClientTimeout, true, _ => "Try again; the engine gave up waiting for the request.");
    private static readonly ErrorMeaning s_badRequest = new(ErrorIds.BadRequest, false, S3Access.Advice);
    private static readonly ErrorMeaning s_conflict = new(ErrorIds.Conflict, false, ReadFirst);

    private static readonly Dictionary<string, ErrorMeaning> s_byCode = new(StringComparer.Ordinal)
    {
        ["ExpiredToken"] = s_expired,
        ["RequestExpired"] = s_expired,
        ["AccessDenied"] = s_denied,
        ["AccessDeniedError"] = s_denied,
        ["NotAuthorized"] = s_denied,
        ["UnrecognizedClient"] = s_signature,
        ["InvalidSignature"] = s_signature,
        ["SignatureDoesNotMatch"] = s_signature,
        ["MissingAuthenticationToken"] = s_signature,
        ["InvalidClientTokenId"] = s_signature,
        ["IncompleteSignature"] = s_signature,
        ["TooManyRequests"] = s_throttled,
        ["Throttling"] = s_throttled,
        ["RequestLimitExceeded"] = s_throttled,
        ["ThrottledRequest"] = s_throttled,
        ["RequestThrottled"] = s_throttled,
        ["SlowDown"] = s_throttled,
        ["ServiceUnavailable"] = s_unavailable,
        ["InternalFailure"] = new(ErrorIds.InternalFailure, true, _ => "Try again later."),
        ["InternalService"] = new(ErrorIds.InternalService, true, _ => "Try again later."),
        ["ClientTimeout"] = s_clientTimeout,
        ["BadRequest"] = s_badRequest,
        ["Validation"] = Rejected(ErrorIds.Validation),
        ["InvalidParameter"] = Rejected(ErrorIds.InvalidParameter),
        ["MissingParameter"] = Rejected(ErrorIds.MissingParameter),
        ["InvalidArgument"] = Rejected(ErrorIds.InvalidArgument),
        ["IllegalArgument"] = Rejected(ErrorIds.IllegalArgument),
        ["MLResourceNotFound"] = new(ErrorIds.MLResourceNotFound, false, FindExisting),
        ["ResourceNotFound"] = new(ErrorIds.ResourceNotFound, false, FindExisting),
        ["Conflict"] = s_conflict,
        ["ConstraintViolation"] = new(ErrorIds.ConstraintViolation, false, ReadFirst),
        ["ServiceQuotaExceeded"] = new(ErrorIds.ServiceQuotaExceeded, false, error =>
            $"List the quotas with 'aws service-quotas list-service-quotas --service-code cleanrooms-ml' and request an increase, or remove resources that are no longer used{Listed(error)}."),
        ["PreconditionsFailed"] = new(ErrorIds.PreconditionsFailed, false, CheckCluster),
        ["UnsupportedOperation"] = new(ErrorIds.UnsupportedOperation, false, CheckCluster),
    };

    /// <summary>The codes that the table knows, without their ending <c>Exception</c>.</summary>
    public static IReadOnlyCollection<string> Codes => s_byCode.Keys;

    /// <summary>Whether an error is one of throttling, whatever code it has.</summary>
    public static bool IsThrottling(ReceivedError error, int status) => Of(error, status)?.ErrorId == ErrorIds.Throttled;

    /// <summary>What an error means, or null when the response cannot be the service's.</summary>
    public static ErrorMeaning? Of(ReceivedError error, int status)
    {
        if (error.Code is null) return OfStatus(error, status);
        string code = Bare(error.Code);
        if (!s_byCode.TryGetValue(code, out ErrorMeaning? known))
            return status switch
            {
                429 => s_throttled,
                502 or 503 or 504 => s_unavailable,
                _ => new ErrorMeaning(code, status >= 500, error => CmdletNames.Reader(error.Trace?.Operation) is { } reader ? $"Read the resource with {reader}." : null),
            };
        return known == s_denied ? OfDenial(error.Message) : known.ErrorId == ErrorIds.AccessDenied && Failures.IsClockSkew(error.Message) ? s_clockSkew : known;
    }

    // A load balancer, API gateway or proxy in front of the service reports these without a code.
    private static ErrorMeaning? OfStatus(ReceivedError error, int status) => status switch
    {
        429 => s_throttled,
        >= 500 => s_unavailable,
        _ when !error.IsOfService => null,
        401 or 403 => OfDenial(error.Message),
        408 => s_clientTimeout,
        400 when error.Message.Length > 0 => s_badRequest,
        409 when error.Message.Length > 0 => s_conflict,
        _ => null,
    };

    // Neptune has one code for every request that it denies; the message tells the reasons apart.
    private static ErrorMeaning OfDenial(string message) =>
        message.Contains("security token included in the request is expired", StringComparison.OrdinalIgnoreCase) ? s_expired
        : Failures.IsClockSkew(message) ? s_clockSkew
        : Failures.IsOfSignature(message) ? s_signature
        : s_denied;

    private static string Bare(string code) => code.Length > Suffix.Length && code.EndsWith(Suffix, StringComparison.Ordinal) ? code[..^Suffix.Length] : code;

    private static ErrorMeaning Rejected(string errorId) => new(errorId, false, error =>
        CmdletNames.ReadersOfMissing(error.Trace?.Operation) is { Length: > 0 } readers
            ? $"Correct the parameters; nothing was changed. Existing resources are listed by {string.Join(" and ", readers)}."
            : "Correct the parameters; nothing was changed.");

    private static string RenewCredentials(ErrorContext error) =>
        $"Renew the credentials, with 'aws sso login --profile NAME' for a profile of IAM Identity Center, or pass new ones to {CmdletNames.Connect(error.Service)} -Credential. Then try again.";

    private static string SlowDown(ErrorContext error)
    {
        string wait = error.Trace?.RetryAfter is { } asked ? $"Wait {Math.Ceiling(asked.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture)} seconds, as the service asks," : "Wait";
        return $"{wait} and try again, lower -ThrottleLimit, or connect with {CmdletNames.Connect(error.Service)} -RetryMode Adaptive; {error.Trace?.Attempts ?? 0} attempts were made.";
    }

    private static string FindExisting(ErrorContext error)
    {
        string[] readers = CmdletNames.ReadersOfMissing(error.Trace?.Operation);
        return readers.Length == 0
            ? "Check the id and the connection."
            : $"Check the id and the connection; list the existing resources with {string.Join(" and ", readers)}.";
    }

    private static string ReadFirst(ErrorContext error) =>
        $"Read the resource with {CmdletNames.Reader(error.Trace?.Operation) ?? "its Get cmdlet"} before trying again.";

    private static string CheckCluster(ErrorContext error) =>
        $"Check the engine version and the Neptune ML settings of the cluster with {(error.Service.StartsWith("Clean", StringComparison.Ordinal) ? "its owner" : "Test-NeptuneMLConnection")}.";

    private static string Listed(ErrorContext error) => CmdletNames.Reader(error.Trace?.Operation) is { } reader ? $", as {reader} lists them" : "";
}
