using System.Text.Json.Nodes;
using NeptuneMl.Conversion;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

/// <summary>What of the API the module offers; the contract is held for all of it.</summary>
internal static class Surface
{
    /// <summary>The operations that a cmdlet calls.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
        [.. ServiceApi.AllOperations.Where(operation => CmdletInput.For(operation).Any())];

    public static TheoryData<string> OperationNames => [.. Operations.Select(operation => operation.Name)];

    /// <summary>Members without a parameter, and why; in one operation by its name and the member's.</summary>
    public static IReadOnlyDictionary<string, string> WithoutParameter { get; } = new Dictionary<string, string>
    {
        ["nextToken"] = "pages are followed",
        ["maxResults"] = "the largest page is asked for",
    };

    public static bool HasParameter(Operation operation, string member) =>
        !WithoutParameter.ContainsKey(member) && !WithoutParameter.ContainsKey($"{operation.Name}.{member}");

    /// <summary>The members of an operation's input down to those that hold no others: <c>resourceConfig.instanceType</c>, <c>dataChannels[].channelName</c>.</summary>
    public static IReadOnlyList<string> Leaves(Operation operation) => [.. Leaves(operation.Service, operation.InputMembers, "")];

    /// <summary>Whether a cmdlet has a parameter for a member, or for a structure or list that it is in.</summary>
    public static bool IsReached(Type cmdlet, string leaf) => ParameterMap.MembersOf(cmdlet).Any(member =>
        leaf.Equals(member.Path, StringComparison.OrdinalIgnoreCase)
        || leaf.StartsWith(member.Path + ".", StringComparison.OrdinalIgnoreCase)
        || leaf.StartsWith(member.Path + "[].", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the parameters of every cmdlet can give an input: a structure without members can only be given whole.</summary>
    public static bool CanBeGiven(Operation operation, JsonObject input) =>
        CmdletInput.For(operation).All(cmdlet => CanBeGiven(cmdlet, input, ""));

    /// <summary>Inputs with every member that a user can give.</summary>
    public static IReadOnlyList<JsonObject> FullInputs(Operation operation) =>
        [.. Sample.FullInputs(operation).Select(full => Given(operation, full))];

    public static IReadOnlyList<JsonObject> RequiredInputs(Operation operation) =>
        [.. Sample.RequiredInputs(operation).Select(required => Given(operation, required))];

    private static JsonObject Given(Operation operation, JsonObject input)
    {
        foreach ((string member, _) in input.ToList())
            if (!HasParameter(operation, member)) input.Remove(member);
        return input;
    }

    private static bool CanBeGiven(Type cmdlet, JsonObject structure, string prefix) => structure.All(member =>
        IsReached(cmdlet, prefix + member.Key)
            || member.Value is JsonObject { Count: > 0 } inner && CanBeGiven(cmdlet, inner, $"{prefix}{member.Key}."));

    private static IEnumerable<string> Leaves(ServiceApi api, IEnumerable<Member> members, string prefix)
    {
        foreach (Member member in members)
        {
            Shape shape = api.Shape(member.Shape);
            Shape? item = shape.Type == "list" ? api.Shape(shape.Item) : null;
            if (shape.IsStructure)
                foreach (string leaf in Leaves(api, shape.Members, $"{prefix}{member.Name}.")) yield return leaf;
            else if (item is { IsStructure: true })
                foreach (string leaf in Leaves(api, item.Members, $"{prefix}{member.Name}[].")) yield return leaf;
            else
                yield return prefix + member.Name;
        }
    }
}
