using System.Text.Json.Nodes;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>The rules of <c>Choice</c> states.</summary>
internal static class ChoiceRules
{
    /// <summary>A <c>Choice</c> state.</summary>
    /// <param name="choices">The conditions, in their order, each with the state that follows when it holds.</param>
    /// <param name="otherwise">The state that follows when no condition holds.</param>
    public static JsonObject Choice(IEnumerable<(JsonObject Condition, string Next)> choices, string otherwise)
    {
        JsonArray rules = [];
        foreach ((JsonObject condition, string next) in choices)
        {
            condition["Next"] = next;
            rules.Add(condition);
        }

        return new JsonObject { ["Type"] = "Choice", ["Choices"] = rules, ["Default"] = otherwise };
    }

    public static JsonObject And(params IEnumerable<JsonObject> conditions) => Combined(nameof(And), conditions);

    public static JsonObject Or(params IEnumerable<JsonObject> conditions) => Combined(nameof(Or), conditions);

    public static JsonObject IsText(string path, string value) => new() { ["Variable"] = path, ["StringEquals"] = value };

    public static JsonObject IsTrue(string path) => new() { ["Variable"] = path, ["BooleanEquals"] = true };

    public static JsonObject IsPresent(string path) => new() { ["Variable"] = path, ["IsPresent"] = true };

    /// <summary>Whether a step has succeeded.</summary>
    /// <param name="record">The JSONPath of the record of the step.</param>
    public static JsonObject HasSucceeded(string record) => IsText($"{record}.State", nameof(JobState.Succeeded));

    private static JsonObject Combined(string name, IEnumerable<JsonObject> conditions)
    {
        JsonObject[] all = [.. conditions];
        return all is [JsonObject only] ? only : new JsonObject { [name] = new JsonArray([.. all]) };
    }
}
