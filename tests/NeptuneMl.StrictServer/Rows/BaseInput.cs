using System.Collections.Specialized;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>The least input of an operation that a value of one member can be part of.</summary>
internal sealed class BaseInput
{
    private const string FirstItem = "[0]";
    private const string Policy = "configuredAudienceModelPolicy";
    private const string PolicySample = """{"Version":"2012-10-17","Statement":[{"Sid":"a; b","Effect":"Allow"}]}""";
    private const string Membership = "membershipIdentifier";

    private readonly Operation _operation;
    private readonly JsonObject _rest;
    private readonly string[] _path;

    private BaseInput(Operation operation, JsonObject rest, string[] path, Member member, JsonNode sample) =>
        (_operation, _rest, _path, Member, Sample) = (operation, rest, path, member, sample);

    public Member Member { get; }

    /// <summary>A value that the member may have.</summary>
    public JsonNode Sample { get; }

    /// <summary>Whether the member follows from the ARNs of the others when it is not given.</summary>
    public bool FollowsFromArn => Member.Name == Membership && MembershipOfArns is not null;

    private string? MembershipOfArns =>
        Regex.Match(_rest.ToJsonString(), "membership/([0-9a-f-]{36})/") is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The other members, without what a script cannot say.</summary>
    public OrderedDictionary Others
    {
        get
        {
            JsonObject others = (JsonObject)_rest.DeepClone();
            others.Remove("update");
            return (OrderedDictionary)Plain.Of(others)!;
        }
    }

    public static BaseInput? Of(Operation operation, string path, bool isUpdate)
    {
        if (operation.Input is not { } input) return null;
        string top = path.Split('.', '[')[0];
        IReadOnlyList<string[]> alternatives = ValueRules.Alternatives(operation.Service, input.Name);
        int chosen = Math.Max(0, alternatives.ToList().FindIndex(group => group.Contains(top, StringComparer.OrdinalIgnoreCase)));
        JsonObject whole = (JsonObject)TestKit.Samples.Sample.RequiredInputs(operation)[chosen].DeepClone();
        MakePolicy(whole);
        if (isUpdate) (whole["update"], whole["id"]) = (true, "endpoint-1");
        else if (top.Equals("update", StringComparison.OrdinalIgnoreCase)) whole["id"] = "endpoint-1";

        (Shape shape, JsonObject owner, List<string> names) = (input, whole, []);
        string[] parts = path.Split('.');
        for (int i = 0; ; i++)
        {
            bool isItem = parts[i].EndsWith(FirstItem, StringComparison.Ordinal);
            string name = isItem ? parts[i][..^FirstItem.Length] : parts[i];
            if (shape.Members
                .FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } member)
            {
                return null;
            }

            names.Add(isItem ? member.Name + FirstItem : member.Name);
            string place = $"input.{string.Join('.', names)}";
            if (shape.IsUnion)
            {
                foreach (string other in owner.Select(known => known.Key).Where(known => known != member.Name).ToArray())
                {
                    owner.Remove(
                    other);
                }
            }

            if (i == parts.Length - 1)
            {
                JsonNode sample = owner[member.Name]?.DeepClone()
                    ?? TestKit.Samples.Sample.Value(operation.Service, member.Shape, place, required: true, member.Places);
                // An empty value would be none.
                if (sample is JsonObject { Count: 0 })
                {
                    sample = TestKit.Samples.Sample
                    .Value(operation.Service, member.Shape, place, required: false, member.Places);
                }

                owner.Remove(member.Name);
                Prune(whole, names[..^1]);
                return new BaseInput(operation, whole, [.. names], member, sample);
            }

            owner[member.Name] ??= TestKit.Samples.Sample.Value(operation.Service, member.Shape, place, required: true, member.Places);
            shape = operation.Service.Shape(member.Shape);
            if (isItem)
            {
                JsonArray items = (JsonArray)owner[member.Name]!;
                while (items.Count > 1) items.RemoveAt(1);
                shape = operation.Service.Shape(shape.Item);
                if (items.Count == 0) items.Add(TestKit.Samples.Sample.Value(operation.Service, shape.Name, place, required: true));
                owner = (JsonObject)items[0]!;
            }
            else
            {
                owner = (JsonObject)owner[member.Name]!;
            }
        }
    }

    /// <summary>Puts a policy into an input that has one: of it the API says only that it is text, and it is a JSON document.</summary>
    public static void MakePolicy(JsonObject input)
    {
        if (input.ContainsKey(Policy)) input[Policy] = PolicySample;
    }

    /// <summary>The whole input with that value of the member, or null when the API does not allow it.</summary>
    public JsonObject? With(JsonNode? value)
    {
        JsonObject input = (JsonObject)_rest.DeepClone();
        if (value is null && FollowsFromArn) value = MembershipOfArns;
        if (value is not null)
        {
            JsonObject owner = input;
            foreach (string name in _path[..^1])
            {
                if (!name.EndsWith(FirstItem, StringComparison.Ordinal))
                {
                    owner = (JsonObject)(owner[name] ??= new JsonObject());
                    continue;
                }

                JsonArray items = (JsonArray)(owner[name[..^FirstItem.Length]] ??= new JsonArray());
                if (items.Count == 0) items.Add(new JsonObject());
                owner = (JsonObject)items[0]!;
            }

            owner[_path[^1]] = value.DeepClone();
        }

        try
        {
            InputCheck.Of(new ReceivedCall(_operation, input));
            // What names the endpoint to update is optional where the operation creates one.
            return input.ContainsKey("update") && !input.ContainsKey("id") ? null : input;
        }
        catch (ForbiddenException)
        {
            return null;
        }
    }

    // A structure of which nothing is left is not given.
    private static void Prune(JsonObject whole, List<string> names)
    {
        for (int length = names.Count; length > 0; length--)
        {
            JsonObject owner = names[..(length - 1)].Aggregate(whole, (part, name) => (JsonObject)(name.EndsWith(
                FirstItem,
                StringComparison.Ordinal) ? part[name[..^FirstItem.Length]]![0]! : part[name]!));
            string last = names[length - 1].Replace(FirstItem, "", StringComparison.Ordinal);
            if (owner[last] is JsonObject { Count: > 0 } or JsonArray and not [JsonObject { Count: 0 }]) return;
            owner.Remove(last);
        }
    }
}
