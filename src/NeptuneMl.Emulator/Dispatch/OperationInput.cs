namespace NeptuneMl.Emulator.Dispatch;

/// <summary>The members of one request, read from the path, the query, the headers and the body.</summary>
internal sealed class OperationInput : IDisposable
{
    private readonly Operation _operation;
    private readonly IReadOnlyList<string> _labels;
    private readonly List<KeyValuePair<string, string>> _query = [];
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private JsonDocument? _document;

    private OperationInput(Operation operation, IReadOnlyList<string> labels)
    {
        _operation = operation;
        _labels = labels;
    }

    public Operation Operation => _operation;

    /// <summary>The JSON body; of kind Undefined when the request has none.</summary>
    public JsonElement Body => _document?.RootElement ?? default;

    /// <summary>Binds a request to an operation and validates it against the API description.</summary>
    public static OperationInput Bind(
        Operation operation, IReadOnlyList<string> labels, HttpRequest request, List<Violation> violations)
    {
        OperationInput input = new(operation, labels);
        input.ReadQuery(request.Query, violations);
        input.ReadHeaders(request);
        if (operation.HasBody)
            input.ReadBody(request.Body, violations);
        if (violations.Count == 0)
            InputValidator.Validate(operation, input, violations);
        return input;
    }

    /// <summary>Returns the text of a member, or null when it is not set.</summary>
    public string? Text(string member) => Text(_operation[member]);

    /// <summary>Returns the text of a member that the API requires, by itself or by a rule about several members.</summary>
    public string RequiredText(string member) => Text(member)
        ?? throw new InvalidOperationException($"'{member}' of {_operation.Name} is not required by the API.");

    public string? Text(Member member)
    {
        switch (member.Location)
        {
            case MemberLocation.Label:
                for (int index = 0; index < _operation.Labels.Count; index++)
                {
                    if (_operation.Labels[index] == member)
                        return _labels[index];
                }

                return null;
            case MemberLocation.Query:
                return _query.Find(parameter => parameter.Key == member.WireName).Value;
            case MemberLocation.Header:
                return _headers.GetValueOrDefault(member.WireName);
            default:
                return Json(member) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
    }

    /// <summary>Returns all values of a query parameter that can be repeated.</summary>
    public IEnumerable<string> Texts(Member member) =>
        _query.Where(parameter => parameter.Key == member.WireName).Select(parameter => parameter.Value);

    /// <inheritdoc cref="Texts(Member)"/>
    public IEnumerable<string> Texts(string member) => Texts(_operation[member]);

    public int? Integer(string member)
    {
        Member description = _operation[member];
        if (description.Location == MemberLocation.Body)
            return Json(description) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
        return Text(description) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    public bool Flag(string member)
    {
        Member description = _operation[member];
        return description.Location == MemberLocation.Body
            ? Json(description).ValueKind == JsonValueKind.True
            : Text(description) is { } text && bool.Parse(text);
    }

    /// <summary>Returns a member of the body as JSON; of kind Undefined when it is not set.</summary>
    public JsonElement Json(Member member) => Body.ValueKind == JsonValueKind.Object
        && Body.TryGetProperty(member.WireName, out JsonElement value) && value.ValueKind != JsonValueKind.Null
        ? value
        : default;

    /// <inheritdoc cref="Json(Member)"/>
    public JsonElement Json(string member) => Json(_operation[member]);

    /// <summary>Returns the operation, the path labels and the query as text, without the given parameters: equal for all pages of a
    /// list.</summary>
    public string Fingerprint(params string[] except) => string.Join(
        '\n',
        [
            _operation.Name,
            .. _labels,
            .. _query.Where(parameter => !except.Contains(parameter.Key)).Select(parameter => $"{parameter.Key}={parameter.Value}"),
        ]);

    public void Dispose() => _document?.Dispose();

    private void ReadQuery(ReadOnlySpan<byte> query, List<Violation> violations)
    {
        while (!query.IsEmpty)
        {
            int end = query.IndexOf((byte)'&');
            ReadOnlySpan<byte> parameter = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            if (parameter.IsEmpty)
                continue;
            int equals = parameter.IndexOf((byte)'=');
            ReadOnlySpan<byte> name = equals < 0 ? parameter : parameter[..equals];
            ReadOnlySpan<byte> value = equals < 0 ? default : parameter[(equals + 1)..];
            if (PercentEncoding.TryDecode(name, plusIsSpace: true, out string key)
                && PercentEncoding.TryDecode(value, plusIsSpace: true, out string text))
            {
                _query.Add(KeyValuePair.Create(key, text));
            }
            else
            {
                violations.Add(new Violation("", ViolationKind.Malformed, "The query is not valid percent-encoded UTF-8."));
            }
        }
    }

    private void ReadHeaders(HttpRequest request)
    {
        foreach (Member member in _operation.Members.Where(member => member.Location == MemberLocation.Header))
        {
            string value = Encoding.Latin1.GetString(request.Header(Encoding.ASCII.GetBytes(member.WireName)));
            // A client without a preference sends */*.
            if (value is not ("" or "*/*"))
                _headers.Add(member.WireName, value);
        }
    }

    private void ReadBody(ReadOnlyMemory<byte> body, List<Violation> violations)
    {
        if (body.IsEmpty)
            return;
        try
        {
            _document = JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            violations.Add(new Violation("", ViolationKind.Malformed, $"The body is not JSON (line {exception.LineNumber + 1})."));
            return;
        }

        if (Body.ValueKind != JsonValueKind.Object)
            violations.Add(new Violation("", ViolationKind.Malformed, "The body is not a JSON object."));
    }
}
