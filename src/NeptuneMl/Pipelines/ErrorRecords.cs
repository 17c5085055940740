namespace NeptuneMl.Pipelines;

/// <summary>Creates error records from exceptions, with error id, category, target object and recommended action.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord Create(NeptuneMLException failure, object? target)
    {
        ErrorRecord record = new(failure, failure.ErrorId, CategoryOf(failure.ErrorId, failure.HttpStatus), target);
        if (failure.RecommendedAction is { } action)
            record.ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = action };
        record.CategoryInfo.Activity = failure.Operation ?? "";
        record.CategoryInfo.Reason = failure.ServiceCode ?? failure.ErrorId;
        return record;
    }

    /// <summary>The category of an error id of the module; for any other error code of a service, the category of the HTTP
    /// status.</summary>
    public static ErrorCategory CategoryOf(string errorId, int? httpStatus) => errorId switch
    {
        ErrorIds.InvalidParameter or ErrorIds.Validation or ErrorIds.InvalidArgument or ErrorIds.IllegalArgument or ErrorIds
            .MissingParameter
            or ErrorIds.BadRequest or ErrorIds.MalformedQuery or ErrorIds.Parsing or ErrorIds.QueryTooLarge or ErrorIds.QueryLimit =>
            ErrorCategory.InvalidArgument,
        ErrorIds.PredictionMissing or ErrorIds.MLResourceNotFound or ErrorIds.ResourceNotFound or ErrorIds.ConnectionNotFound =>
            ErrorCategory.ObjectNotFound,
        ErrorIds.Conflict or ErrorIds.ConstraintViolation or ErrorIds.EmulatorRunning or ErrorIds.FileExists or ErrorIds.ResumeMismatch =>
            ErrorCategory.ResourceExists,
        ErrorIds.AccessDenied => ErrorCategory.PermissionDenied,
        ErrorIds.CredentialsMissing or ErrorIds.CredentialsExpired or ErrorIds.TlsFailure or ErrorIds
            .TlsNameMismatch => ErrorCategory.AuthenticationError,
        ErrorIds.EndpointMissing or ErrorIds.RegionMissing or ErrorIds.ConnectionClosed or ErrorIds.EndpointUnreachable or ErrorIds
            .ProxyRefused =>
            ErrorCategory.ConnectionError,
        ErrorIds.Timeout or ErrorIds.ClientTimeout or ErrorIds.TimeLimitExceeded => ErrorCategory.OperationTimeout,
        ErrorIds.Throttled or ErrorIds.QueryLimitExceeded or ErrorIds.MemoryLimitExceeded => ErrorCategory.LimitsExceeded,
        ErrorIds.ServiceQuotaExceeded => ErrorCategory.QuotaExceeded,
        ErrorIds.ServiceUnavailable or ErrorIds.InternalFailure or ErrorIds.InternalService or ErrorIds.PortUnavailable or ErrorIds
            .OutcomeUnknown or ErrorIds.ConcurrentModification or ErrorIds.FailureByQuery =>
            ErrorCategory.ResourceUnavailable,
        ErrorIds.FileNotWritten => ErrorCategory.WriteError,
        ErrorIds.UnexpectedResponse => ErrorCategory.ProtocolError,
        ErrorIds.JobStopped or ErrorIds.CancelledByUser => ErrorCategory.OperationStopped,
        ErrorIds.JobFailed or ErrorIds.PublicationTestFailed or ErrorIds.PublicationRolledBack or ErrorIds.PublicationRollbackFailed
            => ErrorCategory.InvalidResult,
        ErrorIds.WorkflowInvalid => ErrorCategory.ParserError,
        ErrorIds.JournalLocked => ErrorCategory.ResourceBusy,
        ErrorIds.JournalUnavailable => ErrorCategory.WriteError,
        ErrorIds.UnsupportedOperation => ErrorCategory.NotImplemented,
        ErrorIds.ConfirmationMissing or ErrorIds.PreconditionsFailed or ErrorIds.Unspecified or ErrorIds
            .WorkflowStepBlocked => ErrorCategory.InvalidOperation,
        _ => httpStatus switch
        {
            401 or 403 => ErrorCategory.PermissionDenied,
            404 or 410 => ErrorCategory.ObjectNotFound,
            409 => ErrorCategory.ResourceExists,
            >= 400 and < 500 => ErrorCategory.InvalidArgument,
            >= 500 => ErrorCategory.ResourceUnavailable,
            _ => ErrorCategory.NotSpecified,
        },
    };
}
