using System.Text;
using System.Text.Json;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Workflows;

/// <summary>Reads a workflow file in JSON. Comments and trailing commas are allowed, as in the JSON that people write.</summary>
internal ref struct JsonWorkflowReader
{
    private readonly byte[] _document;
    private readonly FindingList _findings;
    private Utf8JsonReader _reader;
    private int _lineStart;
    private int _scanned;
    private int _line;

    private JsonWorkflowReader(string text, FindingList findings)
    {
        _document = Encoding.UTF8.GetBytes(text);
        _findings = findings;
        _reader = new Utf8JsonReader(
            _document, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        _line = 1;
    }

    /// <returns>The root, or null when the text is not valid JSON, which is a finding.</returns>
    public static WorkflowValue? Read(string text, FindingList findings)
    {
        JsonWorkflowReader reader = new(text, findings);
        try
        {
            reader._reader.Read();
            WorkflowValue root = reader.Value("", null);
            // Fails when the document continues.
            _ = reader._reader.Read();
            return root;
        }
        catch (JsonException failure)
        {
            int line = (int)(failure.LineNumber ?? 0);
            int column = reader.ColumnAt(line, (int)(failure.BytePositionInLine ?? 0));
            // The message ends in the place and, by its kind, in a hint for callers of the reader.
            string problem = failure.Message.Split(" LineNumber:")[0].Split(" Change the reader options")[0].TrimEnd('.', ' ');
            findings.Add("", line + 1, column, $"The file is not valid JSON: {problem}.");
            return null;
        }
    }

    private WorkflowValue Value(string path, (int Line, int Column)? key)
    {
        (int line, int column) = Place();
        object? content = _reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(path),
            JsonTokenType.StartArray => List(path),
            JsonTokenType.String => Text(path),
            JsonTokenType.Number => _reader.TryGetInt64(out long whole) ? (object)whole : Number(path),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
        return new WorkflowValue(content, path, line, column) { Key = key };
    }

    private OrderedDictionary<string, WorkflowValue> Map(string path)
    {
        OrderedDictionary<string, WorkflowValue> members = new(StringComparer.OrdinalIgnoreCase);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            (int Line, int Column) place = Place();
            string key = Text(path);
            string memberPath = WorkflowValue.PathOf(path, key);
            _reader.Read();
            WorkflowValue member = Value(memberPath, place);
            if (!members.TryAdd(key, member))
            {
                string known = members.Keys.First(other => other.Equals(key, StringComparison.OrdinalIgnoreCase));
                string how = known == key ? "" : $", as '{known}' too: keys ignore case";
                _findings.AddKey(member, $"The key '{key}' is specified twice{how}.");
            }
        }

        return members;
    }

    private List<WorkflowValue> List(string path)
    {
        List<WorkflowValue> items = [];
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(WorkflowValue.PathOf(path, items.Count), null));
        return items;
    }

    private string Text(string path)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            (int line, int column) = Place();
            _findings.Add(path, line, column, $"The string has {TextRule.LoneSurrogate}.");
            return "";
        }
    }

    private double Number(string path)
    {
        double number = _reader.GetDouble();
        if (double.IsFinite(number)) return number;
        (int line, int column) = Place();
        _findings.Add(path, line, column, "The number is too large.");
        return 0;
    }

    // The line and column of the current token. Tokens come in order, so each byte is scanned once.
    private (int Line, int Column) Place()
    {
        int start = (int)_reader.TokenStartIndex;
        for (; _scanned < start; _scanned++)
        {
            if (_document[_scanned] != (byte)'\n') continue;
            _line++;
            _lineStart = _scanned + 1;
        }

        return (_line, Characters(_lineStart, start));
    }

    private readonly int ColumnAt(int line, int bytes)
    {
        int start = 0;
        for (int passed = 0; passed < line; passed++) start = Array.IndexOf(_document, (byte)'\n', start) + 1;
        return Characters(start, Math.Min(start + bytes, _document.Length));
    }

    // Editors count UTF-16 code units.
    private readonly int Characters(int from, int to) => Encoding.UTF8.GetCharCount(_document, from, to - from) + 1;
}
