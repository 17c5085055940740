using System.Management.Automation.Language;

namespace NeptuneMl.Permissions;

/// <summary>The values that a script assigns to its variables, read from its syntax tree. A variable has all values that are assigned
/// anywhere in the script, in any order.</summary>
internal sealed class ScriptVariables
{
    private const int MaxDepth = 16;
    private const string DefaultParameterValues = "PSDefaultParameterValues";

    private readonly Dictionary<string, List<Ast>> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(string? Key, ExpressionAst? Value)>> _entries = new(StringComparer.OrdinalIgnoreCase);

    public ScriptVariables(Ast script)
    {
        foreach (Ast found in script.FindAll(
            ast => ast is AssignmentStatementAst or ForEachStatementAst or InvokeMemberExpressionAst, searchNestedScriptBlocks: true))
        {
            switch (found)
            {
                case AssignmentStatementAst assignment: Assign(Unwrapped(assignment.Left), assignment.Right); break;
                case ForEachStatementAst loop: Add(_values, NameOf(loop.Variable), loop.Condition); break;
                case InvokeMemberExpressionAst
                {
                    Expression: VariableExpressionAst variable, Member: StringConstantExpressionAst { Value: var method },
                    Arguments: [var key, var value],
                } when method.Equals("Add", StringComparison.OrdinalIgnoreCase):
                    Add(_entries, NameOf(variable), (Constant(key), value));
                    break;
            }
        }
    }

    /// <summary>The entries that the script sets in <c>$PSDefaultParameterValues</c>.</summary>
    public IEnumerable<string> DefaultParameters => KeysOf(DefaultParameterValues)?.Where(entry => !IsFalse(entry.Value))
        .Select(entry => entry.Key) ?? Entries(DefaultParameterValues).Select(entry => entry.Key).OfType<string>();

    /// <summary>The expression of a statement that is one expression, or null.</summary>
    public static ExpressionAst? ExpressionOf(Ast? statement) => statement switch
    {
        ExpressionAst expression => Unwrapped(expression),
        CommandExpressionAst command => Unwrapped(command.Expression),
        PipelineAst { PipelineElements: [CommandExpressionAst command] } => Unwrapped(command.Expression),
        _ => null,
    };

    public static bool IsFalse(Ast? value) =>
        ExpressionOf(value) is VariableExpressionAst { VariablePath.UserPath: var name }
        && name.Equals("false", StringComparison.OrdinalIgnoreCase);

    public static string NameOf(VariableExpressionAst variable) => variable.VariablePath.UserPath.Split(':')[^1];

    /// <summary>The values of a variable: statements or expressions; empty when the script never assigns it.</summary>
    public IReadOnlyList<Ast> ValuesOf(VariableExpressionAst variable) =>
        _values.TryGetValue(NameOf(variable), out List<Ast>? values) ? values : [];

    /// <summary>The text of an expression, one for each value that it may have; null when a value is known only at run time.</summary>
    public IReadOnlyList<string>? TextsOf(Ast? expression, int depth = 0)
    {
        if (Constant(ExpressionOf(expression)) is { } text) return [text];
        if (depth > MaxDepth || ExpressionOf(expression) is not VariableExpressionAst variable) return null;
        if (ValuesOf(variable) is not { Count: > 0 } values) return null;
        List<string> texts = [];
        foreach (Ast value in values)
        {
            if (TextsOf(value, depth + 1) is not { } found) return null;
            texts.AddRange(found);
        }

        return texts;
    }

    /// <summary>The keys of a hashtable in a variable, with their values; null when a key is known only at run time.</summary>
    public IReadOnlyDictionary<string, ExpressionAst?>? KeysOf(string variable)
    {
        Dictionary<string, ExpressionAst?> keys = new(StringComparer.OrdinalIgnoreCase);
        return AddKeys(variable, keys, 0) ? keys : null;
    }

    private static string? Constant(ExpressionAst? expression) => (expression as StringConstantExpressionAst)?.Value;

    private static ExpressionAst Unwrapped(ExpressionAst expression) => expression switch
    {
        AttributedExpressionAst { Child: var child } => Unwrapped(child),
        ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst inner] } } => Unwrapped(inner.Expression),
        _ => expression,
    };

    private static void Add<T>(Dictionary<string, List<T>> table, string name, T item)
    {
        if (!table.TryGetValue(name, out List<T>? items)) table[name] = items = [];
        items.Add(item);
    }

    private void Assign(ExpressionAst target, StatementAst value)
    {
        switch (target)
        {
            case VariableExpressionAst variable: Add(_values, NameOf(variable), value); break;
            case MemberExpressionAst { Expression: VariableExpressionAst owner, Member: var member }:
                Add(_entries, NameOf(owner), (Constant(member as ExpressionAst), ExpressionOf(value)));
                break;
            case IndexExpressionAst { Target: VariableExpressionAst owner, Index: var index }:
                Add(_entries, NameOf(owner), (Constant(index), ExpressionOf(value)));
                break;
        }
    }

    private List<(string? Key, ExpressionAst? Value)> Entries(string variable) =>
        _entries.TryGetValue(variable, out List<(string? Key, ExpressionAst? Value)>? entries) ? entries : [];

    private bool AddKeys(string variable, Dictionary<string, ExpressionAst?> keys, int depth)
    {
        if (depth > MaxDepth || !_values.TryGetValue(variable, out List<Ast>? values)) return false;
        foreach (Ast value in values)
            if (!AddKeys(ExpressionOf(value), keys, depth)) return false;
        foreach ((string? key, ExpressionAst? value) in Entries(variable))
        {
            if (key is null) return false;
            keys[key] = value;
        }

        return true;
    }

    private bool AddKeys(ExpressionAst? expression, Dictionary<string, ExpressionAst?> keys, int depth)
    {
        switch (expression)
        {
            case HashtableAst table:
                foreach ((ExpressionAst key, StatementAst value) in table.KeyValuePairs)
                {
                    if (Constant(key) is not { } name) return false;
                    keys[name] = ExpressionOf(value);
                }

                return true;
            case BinaryExpressionAst { Operator: TokenKind.Plus } sum:
                return AddKeys(Unwrapped(sum.Left), keys, depth) && AddKeys(Unwrapped(sum.Right), keys, depth);
            case VariableExpressionAst other: return AddKeys(NameOf(other), keys, depth + 1);
            case InvokeMemberExpressionAst { Expression: VariableExpressionAst copied, Member: StringConstantExpressionAst member }
                when member.Value.Equals("Clone", StringComparison.OrdinalIgnoreCase):
                return AddKeys(NameOf(copied), keys, depth + 1);
            default: return false;
        }
    }
}
