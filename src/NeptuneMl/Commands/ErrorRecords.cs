using System.Management.Automation;

namespace NeptuneMl.Commands;

/// <summary>Makes error records of failures: the failure's id, the category scripts filter by, the input, and what to do.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord Of(NeptuneMLException failure, object? target)
    {
        ErrorRecord record = new(failure, failure.ErrorId, CategoryOf(failure.ErrorId), target);
        if (failure.RecommendedAction is { } action)
            record.ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = action };
        record.CategoryInfo.Activity = failure.Operation ?? "";
        record.CategoryInfo.Reason = failure.ServiceCode ?? failure.ErrorId;
        return record;
    }

    private static ErrorCategory CategoryOf(string errorId) => errorId switch
    {
        ErrorIds.InvalidParameter or "Validation" or "InvalidArgument" or "IllegalArgument" or "MissingParameter" or "BadRequest" => ErrorCategory.InvalidArgument,
        "MLResourceNotFound" or "ResourceNotFound" => ErrorCategory.ObjectNotFound,
        "Conflict" or "ConstraintViolation" or "EmulatorRunning" => ErrorCategory.ResourceExists,
        ErrorIds.AccessDenied => ErrorCategory.PermissionDenied,
        ErrorIds.CredentialsMissing or ErrorIds.CredentialsExpired or ErrorIds.TlsFailure => ErrorCategory.AuthenticationError,
        ErrorIds.EndpointMissing or ErrorIds.RegionMissing or "ConnectionClosed" => ErrorCategory.ConnectionError,
        ErrorIds.EndpointUnreachable or ErrorIds.ProxyRefused => ErrorCategory.ConnectionError,
        ErrorIds.Timeout or "ClientTimeout" => ErrorCategory.OperationTimeout,
        ErrorIds.Throttled => ErrorCategory.LimitsExceeded,
        "ServiceQuotaExceeded" => ErrorCategory.QuotaExceeded,
        ErrorIds.ServiceUnavailable or "PortUnavailable" => ErrorCategory.ResourceUnavailable,
        ErrorIds.UnexpectedResponse => ErrorCategory.ProtocolError,
        ErrorIds.JobStopped => ErrorCategory.OperationStopped,
        ErrorIds.JobFailed => ErrorCategory.InvalidResult,
        "UnsupportedOperation" => ErrorCategory.NotImplemented,
        ErrorIds.ConfirmationMissing or "PreconditionsFailed" => ErrorCategory.InvalidOperation,
        _ => ErrorCategory.NotSpecified,
    };
}
