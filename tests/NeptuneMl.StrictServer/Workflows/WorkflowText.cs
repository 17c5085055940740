using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.StrictServer.Workflows;

/// <summary>Writes JSON as a workflow file in either format, and remembers where every key and value is.</summary>
internal sealed class WorkflowText
{
    private readonly StringBuilder _text = new();
    private readonly bool _isJson;
    private int _line = 1;
    private int _lineStart;

    private WorkflowText(bool isJson) => _isJson = isJson;

    /// <summary>The places of the values by path, and of their keys: null for the root and for items of lists.</summary>
    public Dictionary<string, ((int Line, int Column) Value, (int Line, int Column)? Key)> Places { get; } = [];

    /// <param name="root">The content of the file. Braces in strings are doubled, except in those that begin with a backspace, which is
    /// left out: a reference.</param>
    /// <param name="isJson">Whether to write JSON, and not the data language of PowerShell.</param>
    public static (string Text, WorkflowText Written) Of(JsonNode root, bool isJson)
    {
        WorkflowText written = new(isJson);
        written.Write(root, "", null, 0);
        return (written._text.ToString(), written);
    }

    public static string PathOf(string parent, string key) =>
        key.Length == 0 || !key.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')
            ? $"{parent}['{key.Replace("'", "''", StringComparison.Ordinal)}']"
            : parent.Length == 0 ? key : $"{parent}.{key}";

    private (int Line, int Column) Here => (_line, _text.Length - _lineStart + 1);

    private void Write(JsonNode? value, string path, (int Line, int Column)? key, int depth)
    {
        Places[path] = (Here, key);
        switch (value)
        {
            case JsonObject members:
                Append(_isJson ? "{" : "@{");
                int written = 0;
                foreach ((string name, JsonNode? member) in members)
                {
                    NewLine(depth + 1);
                    (int Line, int Column) place = Here;
                    Text(name, isKey: true);
                    Append(_isJson ? ": " : " = ");
                    Write(member, PathOf(path, name), place, depth + 1);
                    if (_isJson && ++written < members.Count) Append(",");
                }

                NewLine(depth);
                Append("}");
                break;
            case JsonArray items:
                Append(_isJson ? "[" : "@(");
                for (int i = 0; i < items.Count; i++)
                {
                    NewLine(depth + 1);
                    Write(items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), null, depth + 1);
                    if (i + 1 < items.Count) Append(",");
                }

                NewLine(depth);
                Append(_isJson ? "]" : ")");
                break;
            case null:
                Append(_isJson ? "null" : "$null");
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                Text((string)text!, isKey: false);
                break;
            default:
                bool isFlag = value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
                Append(isFlag && !_isJson ? $"${value.ToJsonString()}" : value.ToJsonString());
                break;
        }
    }

    private void Text(string text, bool isKey)
    {
        string content = isKey ? text
            : text.StartsWith('\b') ? text[1..]
            : text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        if (_isJson)
        {
            Append(JsonSerializer.Serialize(content));
            return;
        }

        StringBuilder quoted = new("'");
        // PowerShell takes curly quotes for straight ones.
        foreach (char letter in content) quoted.Append(letter is '\'' or >= '\u2018' and <= '\u201b' ? $"{letter}{letter}" : letter);
        Append(quoted.Append('\'').ToString());
    }

    private void NewLine(int depth)
    {
        _text.Append('\n');
        _line++;
        _lineStart = _text.Length;
        _text.Append(' ', depth * 4);
    }

    private void Append(string text)
    {
        int start = _text.Length;
        _text.Append(text);
        for (int i = start; i < _text.Length; i++)
        {
            // A carriage return alone and one before a line feed are one line break.
            if (_text[i] != '\n' && !(_text[i] == '\r' && !(i + 1 < _text.Length && _text[i + 1] == '\n'))) continue;
            _line++;
            _lineStart = i + 1;
        }
    }
}
