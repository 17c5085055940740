using System.Collections.ObjectModel;
using System.Management.Automation.Language;
using System.Reflection;

namespace NeptuneMl.Permissions;

/// <summary>Finds the cmdlets that scripts use, from their syntax trees. No script is run.</summary>
/// <param name="findAlias">Finds the command of an alias of the session, or null.</param>
/// <param name="warn">Writes a warning about a call that is known only at run time.</param>
internal sealed class ScriptReader(Func<string, string?> findAlias, Action<string> warn)
{
    private const string ModuleName = "NeptuneMl";
    private const int MaxAliases = 8;

    // Cmdlets that pass their input on.
    private static readonly string[] s_passing = ["Where-Object", "Sort-Object", "Tee-Object"];

    // Methods that compile text.
    private static readonly string[] s_compiling = ["NewScriptBlock", "InvokeScript", "AddScript", "AddCommand"];

    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<CommandAst, CmdletUse[]> _uses = [];
    private readonly List<Script> _scripts = [];

    /// <summary>Reads a script, and the scripts that it calls.</summary>
    /// <exception cref="NeptuneMLException">The script cannot be read or parsed.</exception>
    public void Add(string path)
    {
        if (!_files.Add(Path.GetFullPath(path))) return;
        if (!File.Exists(path)) throw Invalid(path, "is not a file");
        ScriptBlockAst tree;
        ParseError[] errors;
        try
        {
            tree = Parser.ParseFile(Path.GetFullPath(path), out _, out errors);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ParseException)
        {
            throw Invalid(path, $"cannot be read: {failure.Message.TrimEnd('.')}");
        }

        if (errors is [ParseError first, ..])
            throw Invalid(path, $"is not a valid script: line {first.Extent.StartLineNumber}: {first.Message.TrimEnd('.')}");
        Add(tree, Path.GetFullPath(path));
    }

    /// <summary>The cmdlets that the scripts use.</summary>
    public IReadOnlyList<CmdletUse> Uses()
    {
        foreach (Script script in _scripts)
            foreach (CommandAst command in script.Commands) _ = UsesOf(command, script);
        CmdletUse[] uses = [.. _uses.Values.SelectMany(found => found)];

        // What is piped to a Wait cmdlet and cannot be followed is a result of the scripts' other cmdlets, if there are any.
        IEnumerable<Type> results = uses.SelectMany(use => CmdletTable.ResultsOf(use.Cmdlet)).Distinct();
        return [.. uses.Select(use => use.Piped is null && CmdletTable.IsWait(use.Cmdlet)
            ? use with { Piped = [.. CmdletTable.ResultsOf(use.Cmdlet).Intersect(results)] }
            : use)];
    }

    private static NeptuneMLException Invalid(string path, string rule) => Failures.InvalidParameter("Path", path, rule);

    private void Add(ScriptBlockAst tree, string path)
    {
        Script script = new(tree, path, new ScriptVariables(tree));
        _scripts.Add(script);
        foreach (CommandAst command in script.Commands) ReadAlias(command);
        foreach (CommandAst command in script.Commands) Follow(command, script);
        foreach (Ast call in tree.FindAll(ast => ast is InvokeMemberExpressionAst, searchNestedScriptBlocks: true))
            WarnOfCompiled((InvokeMemberExpressionAst)call, script);
    }

    // Set-Alias Name Value, with or without the names of the parameters.
    private void ReadAlias(CommandAst command)
    {
        if (command.GetCommandName() is not { } name || Bare(name) is not ("set-alias" or "new-alias" or "sal" or "nal")) return;
        string[] texts = [.. command.CommandElements.Skip(1).OfType<StringConstantExpressionAst>().Select(text => text.Value)];
        if (texts is not [string first, string second, ..]) return;
        bool valueFirst = command.CommandElements.Skip(1).OfType<CommandParameterAst>().FirstOrDefault() is { } parameter
            && parameter.ParameterName.StartsWith("v", StringComparison.OrdinalIgnoreCase);
        _aliases[valueFirst ? second : first] = valueFirst ? first : second;
    }

    // Reads the scripts that a command runs, and warns of commands that are known only at run time.
    private void Follow(CommandAst command, Script script)
    {
        if (NamesOf(command, script) is not { } names)
        {
            Warn(command, script, "calls a command whose name is known only at run time");
            return;
        }

        foreach (string name in names.Select(Resolved))
        {
            if (name.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
            {
                AddCalled(command, script, name);
            }
            else if (Bare(name) == "import-module" && command.CommandElements.Skip(1).OfType<StringConstantExpressionAst>()
                .FirstOrDefault(text => IsScriptModule(text.Value)) is { } module)
            {
                AddCalled(command, script, module.Value);
            }
            else if (Bare(name) == "invoke-expression")
            {
                FollowText(command, script);
            }
        }
    }

    private static bool IsScriptModule(string text) =>
        text.EndsWith(".psm1", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase);

    private void FollowText(CommandAst command, Script script)
    {
        if (command.CommandElements is [_, .., ExpressionAst text] && script.Variables.TextsOf(text) is { } texts)
        {
            foreach (string code in texts)
            {
                ScriptBlockAst tree = Parser.ParseInput(code, out _, out ParseError[] errors);
                if (errors.Length == 0) Add(tree, script.Path);
                else Warn(command, script, "runs text that is not a valid script");
            }

            return;
        }

        Warn(command, script, "runs text that is known only at run time");
    }

    private void AddCalled(CommandAst command, Script script, string file)
    {
        string folder = Path.GetDirectoryName(script.Path)!;
        string path = Path.GetFullPath(file.Replace('\\', '/'), folder);
        if (File.Exists(path)) Add(path);
        else Warn(command, script, $"runs '{file}', which does not exist");
    }

    private void WarnOfCompiled(InvokeMemberExpressionAst call, Script script)
    {
        if (call.Member is not StringConstantExpressionAst { Value: var method }) return;
        bool createsBlock = method.Equals("Create", StringComparison.OrdinalIgnoreCase)
            && call.Expression is TypeExpressionAst { TypeName.Name: var type }
            && type.EndsWith("scriptblock", StringComparison.OrdinalIgnoreCase);
        if (createsBlock || s_compiling.Contains(method, StringComparer.OrdinalIgnoreCase))
            Warn(call, script, $"calls {method}, which runs text that is known only at run time");
    }

    private void Warn(Ast ast, Script script, string what, string consequence = "The policy may lack the permissions for it") =>
        warn(Printable.Text($"Line {ast.Extent.StartLineNumber} of {script.Path} {what}: {ast.Extent.Text}. {consequence}."));

    // The names that the first element of a command may have; empty for a script block, whose commands are found by themselves.
    private static IReadOnlyList<string>? NamesOf(CommandAst command, Script script)
    {
        if (command.GetCommandName() is { } name) return [name];
        return command.CommandElements[0] switch
        {
            ScriptBlockExpressionAst => [],
            ExpandableStringExpressionAst { Value: var text } when IsBesideScript(text) => [text[(text.IndexOfAny(['/', '\\']) + 1)..]],
            ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandAst inner] } }
                when inner.GetCommandName() is { } getter && Bare(getter) is "get-command" or "join-path" => NamesOfInner(inner, script),
            ExpressionAst expression => script.Variables.TextsOf(expression),
            _ => null,
        };
    }

    // & (Get-Command Name), & (Join-Path $PSScriptRoot name.ps1)
    private static IReadOnlyList<string>? NamesOfInner(CommandAst inner, Script script)
    {
        if (inner.CommandElements is not [_, .., ExpressionAst last] || script.Variables.TextsOf(last) is not { } texts) return null;
        if (Bare(inner.GetCommandName()) == "get-command") return texts;
        bool isBeside = inner.CommandElements.OfType<VariableExpressionAst>()
            .Any(variable => variable.VariablePath.UserPath.Equals("PSScriptRoot", StringComparison.OrdinalIgnoreCase));
        return isBeside ? texts : null;
    }

    private static bool IsBesideScript(string text) =>
        (text.StartsWith("$PSScriptRoot/", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(@"$PSScriptRoot\", StringComparison.OrdinalIgnoreCase))
        && !text[1..].Contains('$', StringComparison.Ordinal);

    private string Resolved(string name)
    {
        string resolved = name;
        for (int step = 0; step < MaxAliases; step++)
        {
            if ((_aliases.GetValueOrDefault(resolved) ?? findAlias(resolved)) is not { Length: > 0 } target) break;
            resolved = target;
        }

        return resolved;
    }

    // Without the module in front, in lowercase.
    private static string Bare(string name) => name[(name.LastIndexOf('\\') + 1)..].ToLowerInvariant();

    private CmdletUse[] UsesOf(CommandAst command, Script script)
    {
        if (_uses.TryGetValue(command, out CmdletUse[]? known)) return known;
        _uses[command] = [];
        IEnumerable<Type> cmdlets = (NamesOf(command, script) ?? []).Select(Resolved)
            .Select(name => name.StartsWith(ModuleName + "\\", StringComparison.OrdinalIgnoreCase) ? name[(ModuleName.Length + 1)..] : name)
            .Select(CmdletTable.Find).OfType<Type>();
        return _uses[command] = [.. cmdlets.Select(cmdlet => UseOf(cmdlet, command, script))];
    }

    private CmdletUse UseOf(Type cmdlet, CommandAst command, Script script)
    {
        (Dictionary<string, string?>? arguments, ExpressionAst? input) = ArgumentsOf(cmdlet, command, script);
        (IReadOnlyCollection<Type>? piped, bool mayBeShared) =
            input is not null ? ResultsOf(input, script, 0) : UpstreamOf(command, script);
        bool isPiped = piped is null || piped.Count > 0;
        return new CmdletUse(cmdlet)
        {
            Arguments = arguments,
            Piped = piped,
            MayBeShared = isPiped && mayBeShared,
            MayHaveColumns = piped is null,
        };
    }

    // The parameters of a command by name, with the values that are constant, and the value of -InputObject.
    private (Dictionary<string, string?>? Arguments, ExpressionAst? Input) ArgumentsOf(Type cmdlet, CommandAst command, Script script)
    {
        Dictionary<string, string?> arguments = new(StringComparer.OrdinalIgnoreCase);
        ExpressionAst? input = null;
        bool isKnown = true;
        int position = 0;
        ReadOnlyCollection<CommandElementAst> elements = command.CommandElements;
        for (int index = 1; index < elements.Count; index++)
        {
            switch (elements[index])
            {
                case CommandParameterAst parameter:
                    PropertyInfo[] named = CmdletTable.ParametersNamed(cmdlet, parameter.ParameterName);
                    bool isSwitch = named.Length > 0 && named.All(property => property.PropertyType == typeof(SwitchParameter));
                    Ast? value = parameter.Argument ?? (!isSwitch && index + 1 < elements.Count ? elements[++index] : null);
                    foreach (PropertyInfo property in named) Set(property, value);
                    break;
                case VariableExpressionAst { Splatted: true } splatted:
                    if (script.Variables.KeysOf(ScriptVariables.NameOf(splatted)) is { } keys)
                    {
                        foreach ((string key, ExpressionAst? entry) in keys)
                            foreach (PropertyInfo property in CmdletTable.ParametersNamed(cmdlet, key)) Set(property, entry);
                    }
                    else
                    {
                        isKnown = false;
                        Warn(
                            splatted, script, "splats parameters that are known only at run time",
                            "The policy has the permissions for all parameters");
                    }

                    break;
                case { } argument:
                    foreach (PropertyInfo property in CmdletTable.ParametersOf(cmdlet).Where(property => IsAt(property, position)))
                        Set(property, argument);
                    position++;
                    break;
            }
        }

        string name = CmdletTable.NameOf(cmdlet);
        foreach (string[] entry in script.Variables.DefaultParameters.Select(entry => entry.Split(':', 2)))
        {
            if (entry.Length < 2 || !Wildcard.IsMatch(entry[0], name)) continue;
            foreach (PropertyInfo property in CmdletTable.ParametersNamed(cmdlet, entry[1])) arguments.TryAdd(property.Name, null);
        }

        return (isKnown ? arguments : null, input);

        void Set(PropertyInfo property, Ast? value)
        {
            if (property.PropertyType == typeof(SwitchParameter) && ScriptVariables.IsFalse(value)) return;
            arguments[property.Name] = script.Variables.TextsOf(value) is [string text] ? text : null;
            if (property.Name == "InputObject") input = ScriptVariables.ExpressionOf(value);
        }
    }

    private static bool IsAt(PropertyInfo property, int position) =>
        property.GetCustomAttributes<ParameterAttribute>().Any(use => use.Position == position);

    // The results that the pipeline passes to a command: empty for the first command, null when they are not known.
    private (IReadOnlyCollection<Type>? Results, bool MayBeShared) UpstreamOf(CommandAst command, Script script)
    {
        if (command.Parent is not PipelineAst { PipelineElements: var elements }) return ([], false);
        int index = elements.IndexOf(command);
        return index == 0 ? ([], false) : ResultsOf(elements, index - 1, script, 0);
    }

    private (IReadOnlyCollection<Type>? Results, bool MayBeShared) ResultsOf(
        ReadOnlyCollection<CommandBaseAst> elements, int index, Script script, int depth)
    {
        switch (elements[index])
        {
            case CommandExpressionAst { Expression: var expression }: return ResultsOf(expression, script, depth);
            case CommandAst command when index > 0 && IsPassing(command): return ResultsOf(elements, index - 1, script, depth);
            case CommandAst command when UsesOf(command, script) is { Length: > 0 } uses:
                return CmdletTable.IsWait(uses[0].Cmdlet)
                    ? (uses[0].Piped, uses[0].MayBeShared)
                    : ([.. uses.SelectMany(use => CmdletTable.ResultsOf(use.Cmdlet)).Distinct()],
                        uses.Any(use => use.MayBeShared || use.MayHave("CollaborationIdentifier")));
            default: return (null, true);
        }
    }

    private (IReadOnlyCollection<Type>? Results, bool MayBeShared) ResultsOf(Ast? value, Script script, int depth)
    {
        const int MaxDepth = 16;
        switch (ScriptVariables.ExpressionOf(value))
        {
            case ArrayLiteralAst { Elements: var items }: return Union(items, script, depth + 1);
            case ArrayExpressionAst { SubExpression.Statements: var statements }: return Union(statements, script, depth + 1);
            case SubExpressionAst { SubExpression.Statements: var statements }: return Union(statements, script, depth + 1);
            case ParenExpressionAst { Pipeline: var pipeline } when depth < MaxDepth: return ResultsOf(pipeline, script, depth + 1);
            case VariableExpressionAst variable when depth < MaxDepth && script.Variables.ValuesOf(variable) is { Count: > 0 } values:
                return Union(values, script, depth + 1);
            case null when value is PipelineAst { PipelineElements: { Count: > 0 } elements }:
                return ResultsOf(elements, elements.Count - 1, script, depth);
            case null when value is ForEachStatementAst { Body.Statements: var statements }: return Union(statements, script, depth + 1);
            default: return (null, true);
        }
    }

    private (IReadOnlyCollection<Type>? Results, bool MayBeShared) Union(IEnumerable<Ast> values, Script script, int depth)
    {
        HashSet<Type> union = [];
        bool mayBeShared = false;
        foreach (Ast value in values)
        {
            (IReadOnlyCollection<Type>? results, bool isShared) = ResultsOf(value, script, depth);
            if (results is null) return (null, true);
            union.UnionWith(results);
            mayBeShared |= isShared;
        }

        return (union, mayBeShared);
    }

    private bool IsPassing(CommandAst command) =>
        command.GetCommandName() is { } name && s_passing.Contains(Resolved(name), StringComparer.OrdinalIgnoreCase);

    private sealed record Script(ScriptBlockAst Tree, string Path, ScriptVariables Variables)
    {
        public CommandAst[] Commands { get; } =
            [.. Tree.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()];
    }
}
