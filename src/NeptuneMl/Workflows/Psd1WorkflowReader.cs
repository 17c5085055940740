using System.Globalization;
using System.Management.Automation.Language;
using System.Numerics;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Reads a workflow file in the data language of PowerShell from its syntax tree. Nothing is run.</summary>
internal sealed class Psd1WorkflowReader
{
    private const string OnlyData = "A workflow file has only data: strings, numbers, $true, $false, $null, lists and hashtables.";

    // As in JSON.
    private const int MaxDepth = 64;

    private readonly FindingList _findings;
    private int _depth;

    private Psd1WorkflowReader(FindingList findings) => _findings = findings;

    /// <returns>The root, or null when the text is not one hashtable, which is a finding.</returns>
    public static WorkflowValue? Read(string text, FindingList findings)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        foreach (ParseError error in errors)
        {
            findings.Add(
                "", error.Extent.StartLineNumber, error.Extent.StartColumnNumber,
                $"The file is not valid: {error.Message.Split('\n')[0].Trim().TrimEnd('.')}.");
        }

        if (errors.Length > 0) return null;
        return new Psd1WorkflowReader(findings).Root(script);
    }

    private WorkflowValue? Root(ScriptBlockAst script)
    {
        bool isData = script is
        {
            ParamBlock: null, BeginBlock: null, ProcessBlock: null, DynamicParamBlock: null, UsingStatements: { Count: 0 },
            EndBlock: { Traps: null or { Count: 0 } },
        };
        if (isData && script.EndBlock.Statements is [{ } only] && ExpressionOf(only) is HashtableAst hashtable)
            return Value(hashtable, "", null);
        IScriptExtent extent = isData && script.EndBlock.Statements is [{ } first, ..] ? first.Extent : script.Extent;
        _findings.Add(
            "", extent.StartLineNumber, extent.StartColumnNumber, "The file must be one hashtable: @{ … }.",
            "@{ Steps = @{ … } }");
        return null;
    }

    private static ExpressionAst? ExpressionOf(StatementAst statement) =>
        statement is PipelineAst { PipelineElements: [CommandExpressionAst { Expression: var expression, Redirections: { Count: 0 } }] }
            ? expression
            : null;

    private static (int Line, int Column) PlaceOf(Ast ast) => (ast.Extent.StartLineNumber, ast.Extent.StartColumnNumber);

    private WorkflowValue Value(StatementAst statement, string path, (int Line, int Column)? key)
    {
        if (ExpressionOf(statement) is { } expression) return Value(expression, path, key);
        bool isWord = statement is PipelineAst
        {
            PipelineElements: [CommandAst { CommandElements: [StringConstantExpressionAst], Redirections: { Count: 0 } }],
        };
        return isWord
            ? Invalid(statement, path, key, $"'{statement.Extent.Text}' is not in quotes.", $"'{statement.Extent.Text}'")
            : Invalid(statement, path, key, OnlyData);
    }

    private WorkflowValue Value(ExpressionAst expression, string path, (int Line, int Column)? key)
    {
        if (_depth > MaxDepth) return Invalid(expression, path, key, $"The file must not be nested more than {MaxDepth} levels deep.");
        _depth++;
        try
        {
            return Read(expression, path, key);
        }
        finally
        {
            _depth--;
        }
    }

    private WorkflowValue Read(ExpressionAst expression, string path, (int Line, int Column)? key)
    {
        switch (expression)
        {
            case StringConstantExpressionAst text:
                return Found(expression, path, key, text.Value);
            case ConstantExpressionAst constant:
                return Number(expression, path, key, constant.Value);
            case UnaryExpressionAst { TokenKind: TokenKind.Minus or TokenKind.Plus, Child: ConstantExpressionAst constant } unary
                when constant is not StringConstantExpressionAst:
                return Number(expression, path, key, unary.TokenKind == TokenKind.Minus ? Negative(constant.Value) : constant.Value);
            case VariableExpressionAst variable:
                return variable.VariablePath.UserPath.ToUpperInvariant() switch
                {
                    "TRUE" when !variable.Splatted => Found(expression, path, key, true),
                    "FALSE" when !variable.Splatted => Found(expression, path, key, false),
                    "NULL" when !variable.Splatted => Found(expression, path, key, null),
                    _ => Invalid(
                        expression, path, key, $"The variable {expression.Extent.Text} is not allowed. {OnlyData}",
                        $"'{{{variable.VariablePath.UserPath}}}', with a parameter of the workflow of this name"),
                };
            case HashtableAst hashtable:
                return Found(expression, path, key, Map(hashtable, path));
            case ArrayLiteralAst list:
                return Found(expression, path, key, List(list.Elements, path));
            case ArrayExpressionAst { SubExpression: { Traps: null or { Count: 0 }, Statements: var statements } }:
                return Found(expression, path, key, List(ItemsOf(statements), path));
            case ParenExpressionAst { Pipeline: PipelineAst pipeline }:
                return Value(pipeline, path, key);
            case ExpandableStringExpressionAst text:
                return Invalid(
                    expression, path, key, $"The string {text.Extent.Text} has a variable or code. {OnlyData}",
                    "a string in single quotes, with references such as '{Export}'");
            default:
                return Invalid(expression, path, key, $"{expression.Extent.Text} is code. {OnlyData}");
        }
    }

    // @('a', 'b') has one statement with two items; statements on lines of their own are one item each.
    private static IEnumerable<Ast> ItemsOf(IEnumerable<StatementAst> statements) => statements.SelectMany(
        statement => ExpressionOf(statement) is ArrayLiteralAst items ? items.Elements : (IEnumerable<Ast>)[statement]);

    private OrderedDictionary<string, WorkflowValue> Map(HashtableAst hashtable, string path)
    {
        OrderedDictionary<string, WorkflowValue> members = new(StringComparer.OrdinalIgnoreCase);
        foreach ((ExpressionAst name, StatementAst value) in hashtable.KeyValuePairs)
        {
            string? key = name switch
            {
                StringConstantExpressionAst text => text.Value,
                ConstantExpressionAst { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
                _ => null,
            };
            if (key is null)
            {
                (int line, int column) = PlaceOf(name);
                _findings.Add(path, line, column, $"The key {name.Extent.Text} is code. {OnlyData}");
                continue;
            }

            WorkflowValue member = Value(value, WorkflowValue.PathOf(path, key), PlaceOf(name));
            // The parser has found equal strings, but not the number 1 and the string '1'.
            if (!members.TryAdd(key, member)) _findings.AddKey(member, $"The key '{key}' is specified twice.");
        }

        return members;
    }

    private List<WorkflowValue> List(IEnumerable<Ast> items, string path) =>
    [
        .. items.Select((item, index) => item is StatementAst statement
            ? Value(statement, WorkflowValue.PathOf(path, index), null)
            : Value((ExpressionAst)item, WorkflowValue.PathOf(path, index), null)),
    ];

    private WorkflowValue Number(ExpressionAst expression, string path, (int Line, int Column)? key, object value) => value switch
    {
        decimal number => Found(expression, path, key, (double)number),
        float number => Found(expression, path, key, (double)number),
        double number => Found(expression, path, key, number),
        BigInteger or ulong => Invalid(expression, path, key, $"{expression.Extent.Text} is too large an integer."),
        _ => Found(expression, path, key, System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    private static object Negative(object value) => value switch
    {
        BigInteger number => -number,
        decimal number => -number,
        double number => -number,
        float number => -number,
        _ => -System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static WorkflowValue Found(Ast ast, string path, (int Line, int Column)? key, object? content)
    {
        (int line, int column) = PlaceOf(ast);
        return new WorkflowValue(content, path, line, column) { Key = key };
    }

    private WorkflowValue Invalid(Ast ast, string path, (int Line, int Column)? key, string message, string? suggestion = null)
    {
        (int line, int column) = PlaceOf(ast);
        _findings.Add(path, line, column, message, suggestion);
        return new WorkflowValue(null, path, line, column) { Key = key, IsInvalid = true };
    }
}
