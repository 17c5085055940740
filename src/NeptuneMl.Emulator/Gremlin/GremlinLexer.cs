namespace NeptuneMl.Emulator.Gremlin;

/// <summary>Splits Gremlin text into tokens, by the grammar of Apache TinkerPop (gremlin-language/src/main/antlr4/Gremlin.g4). A string has
/// single or double quotes and ends on its line. <c>$</c> has no meaning in a string.</summary>
internal sealed class GremlinLexer(string text)
{
    private const string Symbols = ".,()[]:;";
    private const string NumberSuffixes = "bBsSiIlLnNfFdDmM";

    private int _position;

    /// <exception cref="GremlinSyntaxException">The text has a character or a string that is not Gremlin.</exception>
    public static List<GremlinToken> Read(string text)
    {
        GremlinLexer lexer = new(text);
        List<GremlinToken> tokens = [];
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != GremlinTokenKind.End);
        return tokens;
    }

    private GremlinToken Next()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
        if (_position == text.Length)
            return new GremlinToken(GremlinTokenKind.End, "", _position);

        int start = _position;
        char first = text[start];
        if (first is '\'' or '"')
            return new GremlinToken(GremlinTokenKind.Text, ReadText(first), start);
        if (char.IsAsciiDigit(first) || (first == '-' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
            return new GremlinToken(GremlinTokenKind.Number, ReadNumber(), start);
        if (char.IsAsciiLetter(first) || first == '_')
        {
            while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_'))
                _position++;
            return new GremlinToken(GremlinTokenKind.Name, text[start.._position], start);
        }

        if (!Symbols.Contains(first, StringComparison.Ordinal))
            throw new GremlinSyntaxException($"token recognition error at: '{first}'", start);
        _position++;
        return new GremlinToken(GremlinTokenKind.Symbol, first.ToString(), start);
    }

    private string ReadText(char quote)
    {
        int start = _position++;
        StringBuilder value = new();
        while (true)
        {
            if (_position == text.Length || text[_position] is '\r' or '\n')
                throw new GremlinSyntaxException("a string is not closed", start);
            char next = text[_position++];
            if (next == quote)
                return value.ToString();
            value.Append(next == '\\' ? ReadEscape() : next);
        }
    }

    private char ReadEscape()
    {
        int start = _position - 1;
        if (_position == text.Length)
            throw new GremlinSyntaxException("a string is not closed", start);
        char escaped = text[_position++];
        return escaped switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            '"' or '\'' or '\\' => escaped,
            'u' when _position + 4 <= text.Length && ushort.TryParse(
                text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit) => Unicode(unit),
            _ => throw new GremlinSyntaxException($"'\\{escaped}' is not an escape sequence", start),
        };

        char Unicode(ushort unit)
        {
            _position += 4;
            return (char)unit;
        }
    }

    private string ReadNumber()
    {
        int start = _position++;
        SkipDigits();
        // "1.value()" would be a number and a call, which no step has.
        if (_position + 1 < text.Length && text[_position] == '.' && char.IsAsciiDigit(text[_position + 1]))
        {
            _position++;
            SkipDigits();
        }

        if (_position < text.Length && text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < text.Length && text[_position] is '+' or '-')
                _position++;
            if (_position == text.Length || !char.IsAsciiDigit(text[_position]))
                throw new GremlinSyntaxException("a number has no exponent", start);
            SkipDigits();
        }

        string number = text[start.._position];
        if (_position < text.Length && NumberSuffixes.Contains(text[_position], StringComparison.Ordinal))
            _position++;
        return number;
    }

    private void SkipDigits()
    {
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
            _position++;
    }
}
