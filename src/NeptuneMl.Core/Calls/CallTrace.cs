using System.Text;

namespace NeptuneMl.Core.Calls;

/// <summary>What was observed of one call: attempts, the last status, the beginning of the last response.</summary>
internal sealed class CallTrace
{
    private const int PreviewBytes = 800;
    private const int PreviewCharacters = 200;

    private static readonly AsyncLocal<CallTrace?> s_current = new();

    private byte[]? _preview;
    private int _previewLength;

    public CallTrace(AmazonWebServiceRequest request, CallStream? stream, bool isSettledByLookup, CancellationToken cancellationToken)
    {
        Request = request;
        Operation = request.GetType().Name[..^nameof(Request).Length];
        Stream = stream;
        IsSettledByLookup = isSettledByLookup;
        CancellationToken = cancellationToken;
    }

    public static CallTrace? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public AmazonWebServiceRequest Request { get; }

    /// <summary>The API operation, such as <c>StartMLModelTrainingJob</c>.</summary>
    public string Operation { get; }

    public CallStream? Stream { get; }

    /// <summary>Whether the request is a change that must not be made twice. Then the SDK does not retry an attempt of unknown outcome; the
    /// caller looks up the resource first.</summary>
    public bool IsSettledByLookup { get; }

    /// <summary>The schema of a successful response.</summary>
    public required ResponseSchema Schema { get; init; }

    /// <summary>The schema error of the last response, or null.</summary>
    public string? SchemaError { get; set; }

    /// <summary>How long the last response asks to wait before the next attempt, or null.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The timestamp from which the next attempt may be sent, or null for immediately.</summary>
    public long? NextAttempt { get; set; }

    /// <summary>The caller's cancellation; a timeout of the client does not cancel it.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>How many requests were sent, including <see cref="PreviousAttempts"/>.</summary>
    public int Attempts { get; private set; }

    /// <summary>How many requests of the same call were sent before this trace.</summary>
    public int PreviousAttempts
    {
        get;
        init => Attempts = field = value;
    }

    /// <summary>Whether the request of the current try was sent, so that sending it again is another attempt.</summary>
    public bool IsSent { get; private set; }

    /// <summary>How many requests the call may send.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>Whether the call may send no more requests.</summary>
    public bool IsExhausted => Attempts >= MaxAttempts;

    /// <summary>How often the SDK tried to send the request.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether an attempt may have taken effect although no response confirmed it.</summary>
    public bool MayHaveTakenEffect { get; set; }

    public int? HttpStatus { get; set; }

    public string? RequestId { get; set; }

    /// <summary>The error in the last response, or null.</summary>
    public ReceivedError? Error { get; set; }

    public string? ContentType { get; set; }

    /// <summary>The URL of the last attempt, without its query.</summary>
    public Uri? Address { get; set; }

    /// <summary>Whether the last response's body is gzip data, which no request accepts.</summary>
    public bool IsCompressed => _previewLength >= 2 && _preview is [0x1f, 0x8b, ..];

    /// <summary>The address that the last attempt was sent to instead of the endpoint's, or null.</summary>
    public HostAndPort? Via { get; set; }

    /// <summary>Starts a try: resets what was observed of the last response.</summary>
    public void BeginTry()
    {
        Tries++;
        IsSent = false;
        HttpStatus = null;
        SchemaError = null;
        Error = null;
        RetryAfter = null;
        NextAttempt = null;
        _previewLength = 0;
    }

    /// <summary>Counts a request that is about to be written to a connection.</summary>
    public void CountAttempt()
    {
        Attempts++;
        IsSent = true;
    }

    public void AddToPreview(ReadOnlySpan<byte> bytes)
    {
        _preview ??= new byte[PreviewBytes];
        int count = Math.Min(bytes.Length, PreviewBytes - _previewLength);
        bytes[..count].CopyTo(_preview.AsSpan(_previewLength));
        _previewLength += count;
    }

    /// <summary>The first characters of the last response's body.</summary>
    public string Preview()
    {
        if (_preview is null) return "";
        string text = Encoding.UTF8.GetString(_preview, 0, _previewLength);
        return Printable.Text(text[..Math.Min(text.Length, PreviewCharacters)]);
    }
}
