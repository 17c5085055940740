using System.Globalization;
using System.Text;

namespace NeptuneMl.ServiceClients.Generator.Json;

/// <summary>A strict JSON parser. A parser package would have to be deployed with the generator and loaded into every compiler that runs
/// it; the API description needs only this.</summary>
internal ref struct JsonReader
{
    private const int MaxDepth = 64;
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private JsonReader(ReadOnlySpan<char> text) => _text = text;

    public static JsonValue Parse(string text)
    {
        JsonReader reader = new(text.AsSpan());
        JsonValue value = reader.ReadValue();
        reader.SkipWhitespace();
        if (reader._at < text.Length)
            throw reader.Unexpected("the end of the document");

        return value;
    }

    private JsonValue ReadValue()
    {
        SkipWhitespace();
        if (_at == _text.Length)
            throw Unexpected("a value");

        if (++_depth > MaxDepth)
            throw new JsonFormatException($"nesting is deeper than {MaxDepth} levels", _at);

        JsonValue value = _text[_at] switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => ReadStringValue(),
            't' => ReadLiteral("true", JsonKind.True),
            'f' => ReadLiteral("false", JsonKind.False),
            'n' => ReadLiteral("null", JsonKind.Null),
            _ => ReadNumber(),
        };
        _depth--;
        return value;
    }

    private JsonValue ReadObject()
    {
        int start = _at++;
        List<KeyValuePair<string, JsonValue>> members = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        SkipWhitespace();
        if (TryTake('}'))
            return new JsonValue(JsonKind.Object, start);

        do
        {
            SkipWhitespace();
            int nameAt = _at;
            string name = ReadString();
            if (!names.Add(name))
                throw new JsonFormatException($"the member '{name}' appears twice", nameAt);

            SkipWhitespace();
            Take(':');
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue()));
            SkipWhitespace();
        }
        while (TryTake(','));

        Take('}');
        return new JsonValue(JsonKind.Object, start) { Members = members };
    }

    private JsonValue ReadArray()
    {
        int start = _at++;
        List<JsonValue> items = [];
        SkipWhitespace();
        if (TryTake(']'))
            return new JsonValue(JsonKind.Array, start);

        do
        {
            items.Add(ReadValue());
            SkipWhitespace();
        }
        while (TryTake(','));

        Take(']');
        return new JsonValue(JsonKind.Array, start) { Items = items };
    }

    private JsonValue ReadStringValue()
    {
        int start = _at;
        return new JsonValue(JsonKind.String, start) { Text = ReadString() };
    }

    private string ReadString()
    {
        Take('"');
        StringBuilder text = new();
        while (_at < _text.Length)
        {
            char c = _text[_at++];
            if (c == '"')
                return text.ToString();

            if (c < ' ')
                throw new JsonFormatException("a control character inside a string", _at - 1);

            text.Append(c == '\\' ? ReadEscape() : c);
        }

        throw Unexpected("the end of a string");
    }

    private char ReadEscape()
    {
        if (_at == _text.Length)
            throw Unexpected("the rest of an escape");

        char c = _text[_at++];
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when TryReadHexadecimal(out char code):
                return code;
            default:
                throw new JsonFormatException("an invalid escape sequence", _at - 2);
        }
    }

    private bool TryReadHexadecimal(out char code)
    {
        const int Digits = 4;
        code = default;
        if (_at + Digits > _text.Length)
            return false;

        string digits = _text.Slice(_at, Digits).ToString();
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value))
            return false;

        _at += Digits;
        code = (char)value;
        return true;
    }

    private JsonValue ReadNumber()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsDigit(_text[_at]) || _text[_at] is '-' or '+' or '.' or 'e' or 'E'))
            _at++;

        string literal = _text.Slice(start, _at - start).ToString();
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (literal.Length == 0 || literal[0] == '+' || !double.TryParse(literal, Style, CultureInfo.InvariantCulture, out _))
        {
            _at = start;
            throw Unexpected("a value");
        }

        return new JsonValue(JsonKind.Number, start) { Text = literal };
    }

    private JsonValue ReadLiteral(string literal, JsonKind kind)
    {
        int start = _at;
        foreach (char c in literal)
            Take(c);

        return new JsonValue(kind, start);
    }

    private void SkipWhitespace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
            _at++;
    }

    private bool TryTake(char expected)
    {
        if (_at == _text.Length || _text[_at] != expected)
            return false;

        _at++;
        return true;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
            throw Unexpected($"'{expected}'");
    }

    private readonly JsonFormatException Unexpected(string expected) =>
        new(_at == _text.Length ? $"the text ends where {expected} is expected" : $"'{_text[_at]}' where {expected} is expected", _at);
}
