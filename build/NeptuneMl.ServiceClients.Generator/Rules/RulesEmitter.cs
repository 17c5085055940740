using NeptuneMl.ServiceClients.Generator.Clients;

namespace NeptuneMl.ServiceClients.Generator.Rules;

/// <summary>Emits one overload of <c>RequestRules.Check</c> for each request of a service and for each nested structure, and the dispatch
/// by request class. The code calls the hand-written <c>RuleViolations</c>.</summary>
internal sealed class RulesEmitter
{
    private readonly ServiceApi _api;
    private readonly DocumentedRules _documented;
    private readonly CodeWriter _code = new("System.Collections.Generic");
    private readonly Dictionary<Limits, string> _textRules = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private RulesEmitter(ServiceApi api, DocumentedRules documented)
    {
        _api = api;
        _documented = documented;
    }

    private string RulesClass => _api.Name + "Text";

    public static string Emit(ServiceApi api, DocumentedRules documented) => new RulesEmitter(api, documented).Emit();

    private string Emit()
    {
        using (_code.Block("namespace NeptuneMl.Core.Validation"))
        using (_code.Block("internal static partial class RequestRules"))
        {
            foreach (Operation operation in _api.Operations)
                EmitCheck(operation.RequestClass, operation.Input);

            foreach (Shape shape in _api.InputStructures)
                EmitCheck(Names.Pascal(shape.Name), shape);

            EmitDispatch();
            EmitTextRules();
        }

        return _code.ToString();
    }

    private void EmitCheck(string name, Shape? shape)
    {
        using (_code.Block($"private static void Check({_api.Namespace}.Model.{name} value, RuleViolations violations)"))
        {
            foreach (Member member in shape?.Members ?? [])
                EmitMember(shape!, member);

            if (shape is not null)
                EmitStructureRules(shape);
        }

        _code.Line();
    }

    private void EmitDispatch()
    {
        string method = $"Check{_api.Name}(Amazon.Runtime.AmazonWebServiceRequest request, RuleViolations violations)";
        using (_code.Block($"private static bool {method}"))
        {
            using (_code.Block("switch (request)"))
            {
                foreach (Operation operation in _api.Operations)
                    _code.Line($"case {_api.Namespace}.Model.{operation.RequestClass} value: Check(value, violations); return true;");

                _code.Line("default: return false;");
            }
        }

        _code.Line();
    }

    private void EmitMember(Shape structure, Member member)
    {
        string name = Names.Literal(member.Name);
        string value = "value." + member.Property;
        string required = member.Required ? "true" : "false";
        Limits limits = _documented.For(structure, member);
        switch (member.Shape.Type)
        {
            case ShapeType.String:
                string text = member.Shape.IsEnum ? value + "?.Value" : value;
                _code.Line($"violations.Text({name}, {text}, {TextRule(limits, structure, member)}, {required});");
                if (member.Location == Location.Uri)
                    _code.Line($"violations.PathSegment({name}, {text});");
                break;
            case ShapeType.Integer or ShapeType.Long or ShapeType.Double:
                _code.Line($"violations.Number({name}, {value}, {Range(limits)}, {required});");
                break;
            case ShapeType.List:
                using (_code.Block($"if (violations.Items({name}, {value}, {Range(limits)}, {required}))"))
                using (_code.Block($"for (int i = 0; i < {value}.Count; i++)"))
                {
                    _code.Line($"violations.Enter({name}, i);");
                    EmitItem(member.Shape.Item, value + "[i]", _documented.ForItems(structure, member), structure, member);
                    _code.Line("violations.Leave();");
                }

                break;
            case ShapeType.Map:
                using (_code.Block($"if (violations.Items({name}, {value}, {Range(limits)}, {required}))"))
                using (_code.Block($"foreach (var entry in {value})"))
                {
                    Limits keyLimits = _documented.For(member.Shape.Key);
                    _code.Line($"violations.Enter({name}, entry.Key);");
                    _code.Line($"violations.Key(entry.Key, {TextRule(keyLimits, structure, member, "Key")});");
                    EmitItem(member.Shape.Item, "entry.Value", _documented.For(member.Shape.Item), structure, member);
                    _code.Line("violations.Leave();");
                }

                break;
            case ShapeType.Structure:
                using (_code.Block($"if (violations.Present({name}, {value}, {required}))"))
                {
                    _code.Line($"violations.Enter({name});");
                    _code.Line($"Check({value}, violations);");
                    _code.Line("violations.Leave();");
                }

                break;
            default:
                _code.Line($"violations.Present({name}, {value}, {required});");
                break;
        }
    }

    private void EmitItem(Shape item, string value, Limits limits, Shape structure, Member member)
    {
        switch (item.Type)
        {
            case ShapeType.String:
                _code.Line($"violations.Text(null, {value}, {TextRule(limits, structure, member, "Item")}, true);");
                break;
            case ShapeType.Integer or ShapeType.Long or ShapeType.Double:
                _code.Line($"violations.Number(null, ({CSharpTypes.Property(item)}){value}, {Range(limits)}, true);");
                break;
            case ShapeType.Structure:
                _code.Line($"if (violations.Present(null, {value}, true))");
                _code.Line($"    Check({value}, violations);");
                break;
            default:
                throw new JsonFormatException($"{structure.Name}.{member.Name}: rules do not support a list or map of {item.Type}", 0);
        }
    }

    private void EmitStructureRules(Shape shape)
    {
        if (shape.Union)
            EmitExactlyOneOf(shape, [.. shape.Members.Select(member => new[] { member.Name })]);

        foreach (DocumentedRule rule in _documented.About(shape))
        {
            if (rule.ExactlyOneOf.Count > 0)
                EmitExactlyOneOf(shape, rule.ExactlyOneOf);

            if (rule.Together.Count > 0)
            {
                string count = string.Join(" + ", rule.Together.Select(name => $"(value.{Names.Pascal(name)}?.Count ?? 0)"));
                _code.Line($"violations.Together({count}, {rule.Max}, {Limits.Literals(rule.Together)});");
            }
        }
    }

    private void EmitExactlyOneOf(Shape shape, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        _code.Line("violations.ExactlyOneOf(");
        for (int i = 0; i < groups.Count; i++)
        {
            IEnumerable<string> members = groups[i].Select(name => $"({Names.Literal(name)}, value.{Names.Pascal(name)} != null)");
            _code.Line($"    [{string.Join(", ", members)}]" + (i < groups.Count - 1 ? "," : ");"));
        }
    }

    private string TextRule(Limits limits, Shape structure, Member member, string part = "")
    {
        if (limits == new Limits())
            return "TextRule.None";

        if (!_textRules.TryGetValue(limits, out string? name))
        {
            Shape shape = part switch
            {
                "Key" => member.Shape.Key,
                "Item" => member.Shape.Item,
                _ => member.Shape,
            };
            name = limits == _documented.For(shape) ? Names.Pascal(shape.Name) : Names.Pascal(structure.Name) + member.Property + part;
            if (!_names.Add(name))
                name = Names.Pascal(structure.Name) + "_" + name;

            _textRules.Add(limits, name);
        }

        return $"{RulesClass}.{name}";
    }

    private void EmitTextRules()
    {
        using IDisposable body = _code.Block($"private static class {RulesClass}");
        foreach (KeyValuePair<Limits, string> rule in _textRules)
        {
            string settings = string.Join(", ", Settings(rule.Key));
            _code.Line($"public static readonly TextRule {rule.Value} = new() {{ {settings} }};");
        }
    }

    private static IEnumerable<string> Settings(Limits limits)
    {
        if (limits.Min is not null)
            yield return "Min = " + limits.Min;
        if (limits.Max is not null)
            yield return "Max = " + limits.Max;
        if (limits.Pattern is not null)
        {
            yield return "Pattern = " + Names.Literal(limits.Pattern);
            yield return "Regex = " + Names.Literal(PatternTranslator.WholeText(limits.Pattern));
        }

        if (limits.Says is not null)
            yield return "PatternDescription = " + Names.Literal(limits.Says);
        if (limits.NotPrefix is not null)
            yield return "ReservedPrefix = " + Names.Literal(limits.NotPrefix);
        if (limits.Values is not null)
            yield return $"Values = [{limits.Values}]";
    }

    private static string Range(Limits limits) => $"{limits.Min ?? "null"}, {limits.Max ?? "null"}";
}
