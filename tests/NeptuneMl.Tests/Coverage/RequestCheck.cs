using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Tests.Coverage;

/// <summary>Gives an input to the core's rules in the way in which a cmdlet's parameters come to them.</summary>
internal static class RequestCheck
{
    private static readonly Type[] s_requests =
        [.. typeof(GetMLEndpointRequest).Assembly.GetTypes(), .. typeof(GetTrainedModelRequest).Assembly.GetTypes()];

    private static readonly MethodInfo s_bind = typeof(RequestBinder).GetMethod(nameof(RequestBinder.Bind))!;

    /// <summary>The paths of the API at which the rules refuse the input.</summary>
    public static IReadOnlyList<string> PathsRefused(Operation operation, JsonObject input)
    {
        ApiInput given = new();
        foreach ((string member, JsonNode? value) in input) given.Add(member, member, Plain(value));
        AmazonWebServiceRequest request = (AmazonWebServiceRequest)s_bind.MakeGenericMethod(RequestType(operation)).Invoke(null, [given])!;
        RuleViolations violations = new();
        RequestRules.Check(request, violations);
        return [.. violations.Select(violation => violation.Path).Distinct()];
    }

    private static Type RequestType(Operation operation) =>
        Array.Find(s_requests, type => type.Name == operation.Name + "Request")!;

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
