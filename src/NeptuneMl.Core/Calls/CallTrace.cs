using System.Text;

namespace NeptuneMl.Core.Calls;

/// <summary>What happened on the wire during one call: attempts, the last status, the beginning of the last answer.</summary>
internal sealed class CallTrace
{
    private const int PreviewBytes = 800;
    private const int PreviewCharacters = 200;

    private static readonly AsyncLocal<CallTrace?> s_current = new();

    private byte[]? _preview;
    private int _previewLength;

    public CallTrace(string operation, CallStream? stream, bool settlesByLooking, CancellationToken cancellationToken)
    {
        Operation = operation;
        Stream = stream;
        SettlesByLooking = settlesByLooking;
        CancellationToken = cancellationToken;
    }

    public static CallTrace? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public string Operation { get; }

    public CallStream? Stream { get; }

    /// <summary>
    /// Whether the request changes something that must not happen twice: then an attempt of unknown outcome is not repeated
    /// by the SDK but handed back, to be settled by reading the resource.
    /// </summary>
    public bool SettlesByLooking { get; }

    /// <summary>Whether the operation has nothing to say when it has succeeded, so that an empty answer is a whole one.</summary>
    public bool AnswersNothing { get; init; }

    /// <summary>The caller's wish to stop; a time limit of the client is not one.</summary>
    public CancellationToken CancellationToken { get; }

    public int Attempts { get; set; }

    public int? HttpStatus { get; set; }

    public string? RequestId { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Where the last attempt went, without its query.</summary>
    public Uri? Address { get; set; }

    /// <summary>Whether what came of the last answer may be a JSON object, the only thing that the services answer with.</summary>
    public bool MayBeObject
    {
        get
        {
            ReadOnlySpan<byte> text = _preview.AsSpan(0, _previewLength).TrimStart(" \t\r\n"u8);
            return text.IsEmpty || text[0] == '{';
        }
    }

    public void ResetPreview() => _previewLength = 0;

    public void AddToPreview(ReadOnlySpan<byte> bytes)
    {
        _preview ??= new byte[PreviewBytes];
        int count = Math.Min(bytes.Length, PreviewBytes - _previewLength);
        bytes[..count].CopyTo(_preview.AsSpan(_previewLength));
        _previewLength += count;
    }

    /// <summary>Whether the last answer's body is in gzip's format, which is never asked for.</summary>
    public bool IsCompressed => _previewLength >= 2 && _preview is [0x1f, 0x8b, ..];

    /// <summary>The first characters of the last answer's body, on one line.</summary>
    public string Preview()
    {
        if (_preview is null || _previewLength == 0) return "";
        StringBuilder text = new(Encoding.UTF8.GetString(_preview, 0, _previewLength));
        for (int i = 0; i < text.Length; i++)
            if (char.IsControl(text[i])) text[i] = ' ';
        return text.ToString(0, Math.Min(text.Length, PreviewCharacters));
    }
}
