namespace NeptuneMl;

/// <summary>The exception for all errors of this module, from an invalid argument to a malformed response. It is the <c>Exception</c> of
/// the error record, whose id is <see cref="ErrorId"/>. Text from a service is reduced to one line of at most 2000 characters, without
/// control and formatting characters.</summary>
/// <param name="message">The error message.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class NeptuneMLException(string message, Exception? innerException)
    : Exception(Printable.Text(message, MaxMessageLength), innerException)
{
    private const int MaxMessageLength = 2000;
    private const int MaxCodeLength = 100;

    /// <summary>Creates an exception with a default message.</summary>
    public NeptuneMLException() : this("The operation failed.") { }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">The error message.</param>
    public NeptuneMLException(string message) : this(message, null) { }

    /// <summary>The error ID, which does not change between versions, such as <c>MLResourceNotFound</c> or <c>Throttled</c>. Scripts can
    /// compare it.</summary>
    public string ErrorId { get; init; } = ErrorIds.Unspecified;

    /// <summary>The called service: <c>Neptune ML</c> or <c>Clean Rooms ML</c>; null when no call was made.</summary>
    public string? Service { get; init; }

    /// <summary>The API operation, such as <c>StartMLModelTrainingJob</c>; null when no call was made.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status of the last response; null when no response was received.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The error code of the service, such as <c>ThrottlingException</c>, or null.</summary>
    public string? ServiceCode
    {
        get;
        init => field = value is null ? null : Printable.Text(value, MaxCodeLength);
    }

    /// <summary>The request ID that the service returned, for support requests, or null.</summary>
    public string? RequestId
    {
        get;
        init => field = value is null ? null : Printable.Text(value, MaxCodeLength);
    }

    /// <summary>The number of times that the request was sent; 0 when it was not sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether the same call can succeed later without a change.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>The delay before another attempt that the last response requested (<c>Retry-After</c>), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The recommended action, or null.</summary>
    public string? RecommendedAction
    {
        get;
        init => field = value is null ? null : Printable.Text(value, MaxMessageLength);
    }

    /// <summary>The name of the invalid parameter, without the dash, or null.</summary>
    public string? ParameterName { get; init; }

    /// <summary>Whether the service rejected the credentials, so that other credentials may succeed.</summary>
    internal bool HasRejectedCredentials { get; init; }

    /// <summary>Returns a copy of an error with unknown outcome, with the ID or name of the job that may have been started.</summary>
    internal NeptuneMLException WithLookupKey(string key) => WithContext($"Check whether '{key}' exists.");

    /// <summary>Returns a copy with one more sentence in the message.</summary>
    internal NeptuneMLException WithContext(string sentence) => Copy($"{Message} {sentence}", IsRetryable, RecommendedAction);

    /// <summary>Returns a copy that is not retryable and recommends an action.</summary>
    internal NeptuneMLException AsPermanent(string action) => Copy(Message, false, action);

    private NeptuneMLException Copy(string message, bool isRetryable, string? action) => new(message, this)
    {
        ErrorId = ErrorId,
        Service = Service,
        Operation = Operation,
        HttpStatus = HttpStatus,
        ServiceCode = ServiceCode,
        RequestId = RequestId,
        Attempts = Attempts,
        IsRetryable = isRetryable,
        RetryAfter = RetryAfter,
        RecommendedAction = action,
        ParameterName = ParameterName,
        HasRejectedCredentials = HasRejectedCredentials,
    };
}
