namespace NeptuneMl;

/// <summary>
/// Every failure of this module, from a malformed argument to an answer that is not JSON. It is the
/// <c>Exception</c> of the error record; the record's id is <see cref="ErrorId"/>. What a service said is in its texts without
/// control and formatting characters, on one line, and no longer than 2000 characters.
/// </summary>
public sealed class NeptuneMLException : Exception
{
    private const int LongestMessage = 2000;
    private const int LongestCode = 100;

    /// <summary>Creates a failure without a message.</summary>
    public NeptuneMLException() : this("The operation failed.") { }

    /// <summary>Creates a failure with a message.</summary>
    /// <param name="message">What happened, in words a person can act on.</param>
    public NeptuneMLException(string message) : this(message, null) { }

    /// <summary>Creates a failure with a message and its cause.</summary>
    /// <param name="message">What happened, in words a person can act on.</param>
    /// <param name="innerException">The cause.</param>
    public NeptuneMLException(string message, Exception? innerException) : base(Printable.Text(message, LongestMessage), innerException) { }

    /// <summary>The stable id of this kind of failure, such as <c>MLResourceNotFound</c> or <c>Throttled</c>. Scripts can test it.</summary>
    public string ErrorId { get; init; } = ErrorIds.Unspecified;

    /// <summary>The service that was called: <c>Neptune ML</c> or <c>Clean Rooms ML</c>. Null when no call was made.</summary>
    public string? Service { get; init; }

    /// <summary>The API operation, such as <c>StartMLModelTrainingJob</c>. Null when no call was made.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status of the last answer, or null when there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The service's own error code, such as <c>ThrottlingException</c>, or null.</summary>
    public string? ServiceCode
    {
        get;
        init => field = value is null ? null : Printable.Text(value, LongestCode);
    }

    /// <summary>The request id the service gave, for its support, or null.</summary>
    public string? RequestId
    {
        get;
        init => field = value is null ? null : Printable.Text(value, LongestCode);
    }

    /// <summary>How many times the request was sent; 0 when it never left.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether the same call may succeed later without a change.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>How long the last response asked to wait before another attempt (<c>Retry-After</c>), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What to do about it, or null.</summary>
    public string? RecommendedAction
    {
        get;
        init => field = value is null ? null : Printable.Text(value, LongestMessage);
    }

    /// <summary>The parameter at fault, without its dash, or null.</summary>
    public string? ParameterName { get; init; }

    /// <summary>Whether the service rejected the credentials, so that other credentials may succeed.</summary>
    internal bool HasRejectedCredentials { get; init; }

    /// <summary>The same failure of unknown outcome, with the id or name under which to look for what may have been started.</summary>
    internal NeptuneMLException LookFor(string key) => WithContext($"Look for '{key}'.");

    /// <summary>The same failure, with a sentence more.</summary>
    internal NeptuneMLException WithContext(string sentence) => Copy($"{Message} {sentence}", IsRetryable, RecommendedAction);

    /// <summary>The same failure, which nothing but this action ends.</summary>
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
