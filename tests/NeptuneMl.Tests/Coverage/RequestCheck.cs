using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Tests.Coverage;

/// <summary>Gives an input to the core's rules in the way in which a cmdlet's parameters come to them.</summary>
internal static class RequestCheck
{
    private static readonly Dictionary<string, MethodInfo> s_checks = typeof(RequestRules).GetMethods(
        BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.Name == nameof(RequestRules.Check)).ToDictionary(method => method.GetParameters()[0].ParameterType.Name);

    private static readonly MethodInfo s_bind = typeof(RequestBinder).GetMethod(nameof(RequestBinder.Bind))!;

    /// <summary>The paths of the API at which the rules refuse the input.</summary>
    public static IReadOnlyList<string> PathsRefused(Operation operation, JsonObject input)
    {
        MethodInfo check = s_checks[operation.Name + "Request"];
        ApiInput given = new();
        foreach ((string member, JsonNode? value) in input) given.Add(member, member, Plain(value));
        object request = s_bind.MakeGenericMethod(check.GetParameters()[0].ParameterType).Invoke(null, [given])!;
        RuleViolations violations = new();
        check.Invoke(null, [request, violations]);
        return [.. violations.Select(violation => violation.Path).Distinct()];
    }

    private static object? Plain(JsonNode? value) => value switch
    {
        null => null,
        JsonObject structure => structure.ToDictionary(member => member.Key, member => Plain(member.Value)),
        JsonArray list => list.Select(Plain).ToArray(),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number when value.AsValue().TryGetValue(out int number) => number,
            JsonValueKind.Number => value.GetValue<double>(),
            _ => value.GetValue<bool>(),
        },
    };
}
