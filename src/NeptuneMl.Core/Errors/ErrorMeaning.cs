namespace NeptuneMl.Core.Errors;

/// <summary>
/// How the module classifies a service error. The only table from a service's error code, or the HTTP status of an error without a
/// code, to an error id. The error's category follows from the id alone.
/// </summary>
/// <param name="ErrorId">The error id.</param>
/// <param name="IsRetryable">Whether the same call may succeed later without a change.</param>
/// <param name="Advice">The recommendation.</param>
internal sealed record ErrorMeaning(string ErrorId, bool IsRetryable, Func<ErrorContext, string?> Advice)
{
    private const string Suffix = "Exception";

    private static readonly ErrorMeaning s_expired = new(ErrorIds.CredentialsExpired, true, RenewCredentials);
    private static readonly ErrorMeaning s_clockSkew = new(ErrorIds.AccessDenied, false, _ =>
        "Correct the clock of this machine: it differs from the clock of the service by more than five minutes.");
    private static readonly ErrorMeaning s_signature = new(ErrorIds.AccessDenied, false, error =>
        $"Check the credentials with 'aws sts get-caller-identity', and endpoint and Region of {CmdletNames.Connect(error.Service)}.");
    private static readonly ErrorMeaning s_denied = new(ErrorIds.AccessDenied, false, error =>
        MissingPermission.Recommendation(error.Message, error.Trace));
    private static readonly ErrorMeaning s_throttled = new(ErrorIds.Throttled, true, SlowDown);
    private static readonly ErrorMeaning s_unavailable = new(ErrorIds.ServiceUnavailable, true, _ => "Try again later.");
    private static readonly ErrorMeaning s_clientTimeout = new(ErrorIds.ClientTimeout, true, _ =>
        "Try again. The engine timed out while it waited for the request.");
    private static readonly ErrorMeaning s_badRequest =
        new(ErrorIds.BadRequest, false, error => InferenceAccess.Advice(error) ?? S3Access.Advice(error));
    private static readonly ErrorMeaning s_conflict = new(ErrorIds.Conflict, false, ReadFirst);

    private static readonly Dictionary<string, ErrorMeaning> s_byCode = new(StringComparer.Ordinal)
    {
        ["ExpiredToken"] = s_expired,
        ["RequestExpired"] = s_expired,
        [ErrorIds.AccessDenied] = s_denied,
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
        [ErrorIds.ServiceUnavailable] = s_unavailable,
        [ErrorIds.InternalFailure] = new(ErrorIds.InternalFailure, true, _ => "Try again later."),
        [ErrorIds.InternalService] = new(ErrorIds.InternalService, true, _ => "Try again later."),
        [ErrorIds.ClientTimeout] = s_clientTimeout,
        [ErrorIds.BadRequest] = s_badRequest,
        [ErrorIds.MalformedQuery] = WrongQuery(ErrorIds.MalformedQuery),
        [ErrorIds.Parsing] = WrongQuery(ErrorIds.Parsing),
        [ErrorIds.QueryTooLarge] = LargeQuery(ErrorIds.QueryTooLarge, isRetryable: false),
        [ErrorIds.QueryLimit] = LargeQuery(ErrorIds.QueryLimit, isRetryable: false),
        [ErrorIds.QueryLimitExceeded] = LargeQuery(ErrorIds.QueryLimitExceeded, isRetryable: true),
        [ErrorIds.MemoryLimitExceeded] = LargeQuery(ErrorIds.MemoryLimitExceeded, isRetryable: true),
        [ErrorIds.TimeLimitExceeded] = LargeQuery(ErrorIds.TimeLimitExceeded, isRetryable: true),
        [ErrorIds.FailureByQuery] = new(ErrorIds.FailureByQuery, true, _ => "Try again later."),
        [ErrorIds.ConcurrentModification] = new(ErrorIds.ConcurrentModification, true, _ => "Try again."),
        [ErrorIds.CancelledByUser] = new(ErrorIds.CancelledByUser, false, _ => "Send the query again: a user of the cluster cancelled it."),
        [ErrorIds.Validation] = Rejected(ErrorIds.Validation),
        [ErrorIds.InvalidParameter] = Rejected(ErrorIds.InvalidParameter),
        [ErrorIds.MissingParameter] = Rejected(ErrorIds.MissingParameter),
        [ErrorIds.InvalidArgument] = Rejected(ErrorIds.InvalidArgument),
        [ErrorIds.IllegalArgument] = Rejected(ErrorIds.IllegalArgument),
        [ErrorIds.MLResourceNotFound] = new(ErrorIds.MLResourceNotFound, false, FindExisting),
        [ErrorIds.ResourceNotFound] = new(ErrorIds.ResourceNotFound, false, FindExisting),
        [ErrorIds.Conflict] = s_conflict,
        [ErrorIds.ConstraintViolation] = new(ErrorIds.ConstraintViolation, false, ReadFirst),
        [ErrorIds.ServiceQuotaExceeded] = new(ErrorIds.ServiceQuotaExceeded, false, error =>
            "List the quotas with 'aws service-quotas list-service-quotas --service-code cleanrooms-ml' and request an increase, "
                + $"or remove unused resources{Listed(error)}."),
        [ErrorIds.PreconditionsFailed] = new(ErrorIds.PreconditionsFailed, false, CheckCluster),
        [ErrorIds.UnsupportedOperation] = new(ErrorIds.UnsupportedOperation, false, CheckCluster),
    };

    /// <summary>The codes in the table, without the suffix <c>Exception</c>.</summary>
    public static IReadOnlyCollection<string> Codes => s_byCode.Keys;

    /// <summary>Whether a resource does not exist.</summary>
    public bool IsNotFound => ErrorId is ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound;

    /// <summary>Whether the service throttled the request, whatever the code.</summary>
    public static bool IsThrottling(ReceivedError error, int status) => Of(error, status)?.ErrorId == ErrorIds.Throttled;

    /// <summary>The meaning of an error, or null when the response cannot come from the service.</summary>
    public static ErrorMeaning? Of(ReceivedError error, int status)
    {
        if (error.Code is null) return OfStatus(error, status);
        string code = Bare(error.Code);
        if (!s_byCode.TryGetValue(code, out ErrorMeaning? known))
        {
            return status switch
            {
                429 => s_throttled,
                502 or 503 or 504 => s_unavailable,
                _ => new ErrorMeaning(code, status >= 500, error =>
                    CmdletNames.Reader(error.Trace?.Operation) is { } reader ? $"Read the resource with {reader}." : null),
            };
        }

        if (known == s_denied) return OfDenial(error.Message);
        return known.ErrorId == ErrorIds.AccessDenied && SignatureErrors.IsClockSkew(error.Message) ? s_clockSkew : known;
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

    // Neptune has one code for every denied request; only the message has the reason.
    private static ErrorMeaning OfDenial(string message) =>
        SignatureErrors.IsExpiredToken(message) ? s_expired
        : SignatureErrors.IsClockSkew(message) ? s_clockSkew
        : SignatureErrors.IsMatch(message) ? s_signature
        : s_denied;

    private static string Bare(string code) =>
        code.Length > Suffix.Length && code.EndsWith(Suffix, StringComparison.Ordinal) ? code[..^Suffix.Length] : code;

    private static ErrorMeaning WrongQuery(string errorId) =>
        new(errorId, false, _ => "Correct the Gremlin text; -Verbose shows the text that was sent.");

    private static ErrorMeaning LargeQuery(string errorId, bool isRetryable) =>
        new(errorId, isRetryable, _ => "Ask about fewer nodes at once: lower -BatchSize or -ThrottleLimit.");

    private static ErrorMeaning Rejected(string errorId) => new(errorId, false, error => InferenceAccess.Advice(error)
        ?? (CmdletNames.ReadersOfMissing(error.Trace?.Operation) is { Length: > 0 } readers
            ? $"Correct the parameters. Nothing was changed. List existing resources with {string.Join(" and ", readers)}."
            : "Correct the parameters. Nothing was changed."));

    private static string RenewCredentials(ErrorContext error) =>
        $"Renew the credentials: run 'aws sso login --profile NAME' for an IAM Identity Center profile, or pass new ones to "
            + $"{CmdletNames.Connect(error.Service)} -Credential. Then try again.";

    private static string SlowDown(ErrorContext error)
    {
        string wait = error.Trace?.RetryAfter is { } asked
            ? string.Create(CultureInfo.InvariantCulture, $"Wait {Math.Ceiling(asked.TotalSeconds)} seconds, as the service asks,")
            : "Wait";
        return $"{wait} and try again, lower -ThrottleLimit, or connect with {CmdletNames.Connect(error.Service)} -RetryMode Adaptive. "
            + $"{error.Trace?.Attempts ?? 0} attempts were made.";
    }

    private static string FindExisting(ErrorContext error)
    {
        IReadOnlyList<ResourceName> missing = error.Trace is { } trace ? ResourceName.MissingIn(trace.Operation) : [];
        return missing.Count > 0 && missing.All(resource => resource.IsListed)
            ? $"List {string.Join(" and ", missing.Select(resource => $"the {resource.Kind}s with {resource.Reader}"))}."
            : "Check the identifiers and the connection.";
    }

    private static string ReadFirst(ErrorContext error) =>
        $"Read the resource with {CmdletNames.Reader(error.Trace?.Operation) ?? "its Get cmdlet"} before trying again.";

    private static string CheckCluster(ErrorContext _) =>
        $"Check the engine version and the Neptune ML settings of the cluster with {CmdletNames.Reader("GetEngineStatus")}.";

    private static string Listed(ErrorContext error) =>
        CmdletNames.Reader(error.Trace?.Operation) is { } reader ? $", which {reader} lists" : "";
}
