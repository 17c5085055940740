using System.Text;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>The values that only an execution knows. Each is an expression of the Amazon States Language: a JSONPath or an intrinsic
/// function. While requests are bound, a placeholder of the expected type stands for the expression.</summary>
internal sealed class Placeholders
{
    // Private-use characters, which no value of a workflow has a meaning for.
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    // Larger than every limit of the API, and an Int32.
    private const int FirstNumber = 2_000_000_000;

    private readonly List<string> _expressions = [];

    /// <summary>Whether a text has placeholders.</summary>
    public static bool IsIn(string text) => text.Contains(Begin, StringComparison.Ordinal);

    /// <summary>The path of a member below another one; a name that is no identifier is quoted.</summary>
    public static string PathOf(string parent, string name) =>
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? $"{parent}.{name}" : $"{parent}['{name}']";

    /// <summary>The placeholder of an expression in a text.</summary>
    public string Text(string expression) => string.Create(CultureInfo.InvariantCulture, $"{Begin}{IndexOf(expression)}{End}");

    /// <summary>The placeholder of an expression whose value is a number.</summary>
    public long Number(string expression) => FirstNumber + IndexOf(expression);

    /// <summary>The expression of a value; null for a constant.</summary>
    public string? ExpressionOf(object? value) => value switch
    {
        string text when IsIn(text) => ExpressionOfText(text),
        // A member that is text has the digits of the number.
        string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && ExpressionOfNumber(number) is { } expression => $"States.Format('{{}}', {expression})",
        int or long or float or double => ExpressionOfNumber(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>A literal of an intrinsic function.</summary>
    public static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private int IndexOf(string expression)
    {
        int index = _expressions.IndexOf(expression);
        if (index >= 0) return index;
        _expressions.Add(expression);
        return _expressions.Count - 1;
    }

    private string? ExpressionOfNumber(double number) =>
        number - FirstNumber is >= 0 and var index && index < _expressions.Count ? _expressions[(int)index] : null;

    private string ExpressionOfText(string text)
    {
        StringBuilder template = new();
        List<string> arguments = [];
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case Begin:
                    int end = text.IndexOf(End, i);
                    arguments.Add(_expressions[int.Parse(text.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture)]);
                    template.Append("{}");
                    i = end;
                    break;
                case '\\' or '\'' or '{' or '}':
                    template.Append('\\').Append(text[i]);
                    break;
                default:
                    template.Append(text[i]);
                    break;
            }
        }

        return template.Length == 2 && arguments is [string only]
            ? only
            : $"States.Format('{template}', {string.Join(", ", arguments)})";
    }
}
