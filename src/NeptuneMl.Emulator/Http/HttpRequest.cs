namespace NeptuneMl.Emulator.Http;

/// <summary>A parsed request. Its memory belongs to the connection and is valid until the response is written.</summary>
internal sealed class HttpRequest
{
    private readonly List<HeaderField> _headers = [];
    private ReadOnlyMemory<byte> _bytes;
    private Range _method;
    private Range _target;

    public ReadOnlySpan<byte> Method => _bytes.Span[_method];

    public ReadOnlySpan<byte> Path => Split(out _);

    /// <summary>The query without the question mark; empty when the target has no query.</summary>
    public ReadOnlySpan<byte> Query
    {
        get
        {
            Split(out ReadOnlySpan<byte> query);
            return query;
        }
    }

    public ReadOnlySpan<byte> Target => _bytes.Span[_target];

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Whether the connection stays open after this request.</summary>
    public bool KeepAlive { get; private set; }

    public bool ExpectsContinue { get; private set; }

    public bool IsChunked { get; private set; }

    public int ContentLength { get; private set; }

    public IEnumerable<KeyValuePair<string, string>> Headers => _headers.Select(
        header => KeyValuePair.Create(
            Encoding.Latin1.GetString(_bytes.Span[header.Name]), Encoding.Latin1.GetString(_bytes.Span[header.Value])));

    public ReadOnlySpan<byte> Header(ReadOnlySpan<byte> name)
    {
        foreach (HeaderField field in _headers)
        {
            if (Ascii.EqualsIgnoreCase(_bytes.Span[field.Name], name))
                return _bytes.Span[field.Value];
        }

        return default;
    }

    /// <summary>Parses the request line and the headers, up to and including the blank line.</summary>
    /// <returns>The error, or null.</returns>
    public HttpProblem? ReadHead(ReadOnlyMemory<byte> head)
    {
        _bytes = head;
        _headers.Clear();
        Body = default;
        KeepAlive = ExpectsContinue = IsChunked = false;
        ContentLength = 0;
        return ReadRequestLine(out int next) ?? ReadHeaders(next) ?? ReadFraming();
    }

    /// <summary>Sets the bytes of the request again, because the buffer may have moved while the body was received.</summary>
    public void Complete(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> body)
    {
        _bytes = bytes;
        Body = body;
    }

    private ReadOnlySpan<byte> Split(out ReadOnlySpan<byte> query)
    {
        ReadOnlySpan<byte> target = Target;
        int mark = target.IndexOf((byte)'?');
        query = mark < 0 ? default : target[(mark + 1)..];
        return mark < 0 ? target : target[..mark];
    }

    private HttpProblem? ReadRequestLine(out int next)
    {
        ReadOnlySpan<byte> head = _bytes.Span;
        int end = head.IndexOf("\r\n"u8);
        next = end + 2;
        ReadOnlySpan<byte> line = head[..end];
        int first = line.IndexOf((byte)' ');
        int last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first + 1 || !IsToken(line[..first]))
            return HttpProblem.MalformedRequestLine;

        ReadOnlySpan<byte> version = line[(last + 1)..];
        if (version.SequenceEqual("HTTP/1.1"u8))
            KeepAlive = true;
        else if (!version.SequenceEqual("HTTP/1.0"u8))
            return version.StartsWith("HTTP/"u8) ? HttpProblem.UnknownVersion : HttpProblem.MalformedRequestLine;

        int targetStart = first + 1;
        ReadOnlySpan<byte> target = line[targetStart..last];
        if (target.StartsWith("http://"u8))
        {
            // A client that uses a proxy sends the target in absolute form.
            int path = target[7..].IndexOf((byte)'/');
            if (path < 0)
                return HttpProblem.MalformedRequestLine;
            targetStart += 7 + path;
            target = line[targetStart..last];
        }

        if (target[0] != '/' || target.ContainsAnyInRange((byte)0, (byte)' ') || target.Contains((byte)0x7f))
            return HttpProblem.MalformedRequestLine;

        _method = ..first;
        _target = targetStart..last;
        return null;
    }

    private HttpProblem? ReadHeaders(int position)
    {
        ReadOnlySpan<byte> head = _bytes.Span;
        while (true)
        {
            int length = head[position..].IndexOf("\r\n"u8);
            if (length == 0)
                return null;
            if (_headers.Count == HttpLimits.HeaderCount)
                return HttpProblem.HeadTooLarge;

            ReadOnlySpan<byte> line = head.Slice(position, length);
            int colon = line.IndexOf((byte)':');
            if (colon <= 0 || !IsToken(line[..colon]) || line.ContainsAny((byte)'\r', (byte)'\n', (byte)0))
                return HttpProblem.MalformedHeader;

            int valueStart = colon + 1;
            int valueEnd = length;
            while (valueStart < valueEnd && line[valueStart] is (byte)' ' or (byte)'\t')
                valueStart++;
            while (valueEnd > valueStart && line[valueEnd - 1] is (byte)' ' or (byte)'\t')
                valueEnd--;

            _headers.Add(new HeaderField(position..(position + colon), (position + valueStart)..(position + valueEnd)));
            position += length + 2;
        }
    }

    private HttpProblem? ReadFraming()
    {
        bool hasLength = false;
        int hosts = 0;
        foreach (HeaderField field in _headers)
        {
            ReadOnlySpan<byte> name = _bytes.Span[field.Name];
            ReadOnlySpan<byte> value = _bytes.Span[field.Value];
            if (Ascii.EqualsIgnoreCase(name, "host"u8))
            {
                hosts++;
            }
            else if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
            {
                if (value.IsEmpty || value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                    return HttpProblem.AmbiguousLength;
                int length = value.Length > 9 ? int.MaxValue : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                if (hasLength && length != ContentLength)
                    return HttpProblem.AmbiguousLength;
                hasLength = true;
                ContentLength = length;
            }
            else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
            {
                if (IsChunked || !Ascii.EqualsIgnoreCase(value, "chunked"u8))
                    return HttpProblem.UnknownTransferCoding;
                IsChunked = true;
            }
            else if (Ascii.EqualsIgnoreCase(name, "expect"u8))
            {
                ExpectsContinue = Ascii.EqualsIgnoreCase(value, "100-continue"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "connection"u8) && Ascii.EqualsIgnoreCase(value, "close"u8))
            {
                KeepAlive = false;
            }
        }

        if (hosts != 1)
            return HttpProblem.AmbiguousHost;
        if (hasLength && IsChunked)
            return HttpProblem.AmbiguousLength;
        return ContentLength > HttpLimits.BodyBytes ? HttpProblem.BodyTooLarge : null;
    }

    private static bool IsToken(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && !"!#$%&'*+-.^_`|~"u8.Contains(character))
                return false;
        }

        return true;
    }
}
