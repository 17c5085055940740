namespace NeptuneMl;

/// <summary>The error IDs of the module: its own and those of the documented service errors. The ID of a service error is its code without
/// the suffix <c>Exception</c>, such as <c>MLResourceNotFound</c> or <c>Conflict</c>. Codes that are not listed here are converted in the
/// same way.</summary>
internal static class ErrorIds
{
    public const string AccessDenied = "AccessDenied";
    public const string BadRequest = "BadRequest";
    public const string CancelledByUser = "CancelledByUser";
    public const string ClientTimeout = "ClientTimeout";
    public const string ConcurrentModification = "ConcurrentModification";
    public const string ConfirmationMissing = "ConfirmationMissing";
    public const string Conflict = "Conflict";
    public const string ConnectionClosed = "ConnectionClosed";
    public const string ConnectionNotFound = "ConnectionNotFound";
    public const string ConstraintViolation = "ConstraintViolation";
    public const string CredentialsExpired = "CredentialsExpired";
    public const string CredentialsMissing = "CredentialsMissing";
    public const string EmulatorRunning = "EmulatorRunning";
    public const string EndpointMissing = "EndpointMissing";
    public const string EndpointUnreachable = "EndpointUnreachable";
    public const string FileExists = "FileExists";
    public const string FileNotWritten = "FileNotWritten";
    public const string FailureByQuery = "FailureByQuery";
    public const string IllegalArgument = "IllegalArgument";
    public const string InternalFailure = "InternalFailure";
    public const string InternalService = "InternalService";
    public const string InvalidArgument = "InvalidArgument";
    public const string InvalidParameter = "InvalidParameter";
    public const string JobFailed = "JobFailed";
    public const string JobStopped = "JobStopped";
    public const string JournalLocked = "JournalLocked";
    public const string JournalUnavailable = "JournalUnavailable";
    public const string MalformedQuery = "MalformedQuery";
    public const string MemoryLimitExceeded = "MemoryLimitExceeded";
    public const string MissingParameter = "MissingParameter";
    public const string MLResourceNotFound = "MLResourceNotFound";
    public const string OutcomeUnknown = "OutcomeUnknown";
    public const string Parsing = "Parsing";
    public const string PortUnavailable = "PortUnavailable";
    public const string PreconditionsFailed = "PreconditionsFailed";
    public const string PredictionMissing = "PredictionMissing";
    public const string ProxyRefused = "ProxyRefused";
    public const string PublicationRollbackFailed = "PublicationRollbackFailed";
    public const string PublicationRolledBack = "PublicationRolledBack";
    public const string PublicationTestFailed = "PublicationTestFailed";
    public const string QueryLimit = "QueryLimit";
    public const string QueryLimitExceeded = "QueryLimitExceeded";
    public const string QueryTooLarge = "QueryTooLarge";
    public const string RegionMissing = "RegionMissing";
    public const string ResourceNotFound = "ResourceNotFound";
    public const string ResumeMismatch = "ResumeMismatch";
    public const string ServiceQuotaExceeded = "ServiceQuotaExceeded";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string Throttled = "Throttled";
    public const string TimeLimitExceeded = "TimeLimitExceeded";
    public const string Timeout = "Timeout";
    public const string TlsFailure = "TlsFailure";
    public const string TlsNameMismatch = "TlsNameMismatch";
    public const string UnexpectedResponse = "UnexpectedResponse";
    public const string Unspecified = "Unspecified";
    public const string UnsupportedOperation = "UnsupportedOperation";
    public const string Validation = "Validation";
    public const string WorkflowInvalid = "WorkflowInvalid";
    public const string WorkflowStepBlocked = "WorkflowStepBlocked";
}
