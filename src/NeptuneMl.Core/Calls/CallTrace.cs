using System.Text;
using Amazon.Runtime;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Core.Calls;

/// <summary>What happened on the wire during one call: attempts, the last status, the beginning of the last answer.</summary>
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

    /// <summary>
    /// Whether the request changes something that must not happen twice: then an attempt of unknown outcome is not repeated
    /// by the SDK but handed back, to be settled by reading the resource.
    /// </summary>
    public bool IsSettledByLookup { get; }

    /// <summary>What a successful answer looks like.</summary>
    public required AnswerShape Answer { get; init; }

    /// <summary>What is wrong with the form of the last answer, or null.</summary>
    public string? Fault { get; set; }

    /// <summary>How long the last response asks to wait before the next attempt, or null.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>When the next attempt may be sent, in timestamps, or null when at once.</summary>
    public long? NextAttempt { get; set; }

    /// <summary>The caller's wish to stop; a time limit of the client is not one.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>How many requests have left, with those of the same call that <see cref="Before"/> counts.</summary>
    public int Attempts { get; private set; }

    /// <summary>How many requests of the same call left before.</summary>
    public int Before
    {
        get;
        init => Attempts = field = value;
    }

    /// <summary>Whether the current try has left, so that sending it again is another attempt.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>How many requests may leave for the call.</summary>
    public required int Allowed { get; init; }

    /// <summary>Whether no more requests may leave.</summary>
    public bool IsExhausted => Attempts >= Allowed;

    /// <summary>How often sending was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether an attempt so far may have had its effect though no answer said so.</summary>
    public bool MayHaveTakenEffect { get; set; }

    public int? HttpStatus { get; set; }

    public string? RequestId { get; set; }

    /// <summary>The error in the last response, or null.</summary>
    public ReceivedError? Error { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Where the last attempt went, without its query.</summary>
    public Uri? Address { get; set; }

    /// <summary>Forgets the last attempt's answer.</summary>
    public void BeginAttempt()
    {
        Tries++;
        HasLeft = false;
        HttpStatus = null;
        Fault = null;
        Error = null;
        RetryAfter = null;
        NextAttempt = null;
        _previewLength = 0;
    }

    /// <summary>Counts a request that is about to be written to a connection.</summary>
    public void Leaves()
    {
        Attempts++;
        HasLeft = true;
    }

    public void AddToPreview(ReadOnlySpan<byte> bytes)
    {
        _preview ??= new byte[PreviewBytes];
        int count = Math.Min(bytes.Length, PreviewBytes - _previewLength);
        bytes[..count].CopyTo(_preview.AsSpan(_previewLength));
        _previewLength += count;
    }

    /// <summary>Whether the last answer's body is in gzip's format, which is never asked for.</summary>
    public bool IsCompressed => _previewLength >= 2 && _preview is [0x1f, 0x8b, ..];

    /// <summary>The first characters of the last answer's body.</summary>
    public string Preview()
    {
        if (_preview is null) return "";
        string text = Encoding.UTF8.GetString(_preview, 0, _previewLength);
        return Printable.Text(text[..Math.Min(text.Length, PreviewCharacters)]);
    }
}
