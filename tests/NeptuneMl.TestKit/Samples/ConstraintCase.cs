using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>An input that keeps to a rule by a hair, or breaks it by a hair.</summary>
/// <param name="Rule">The rule: a member, or the keys of a map, and the kind of rule; the cases of one rule share it.</param>
/// <param name="Path">The member that the rule is about, as errors name it: <c>dataChannels[0].channelName</c>, <c>tags['key']</c>.</param>
/// <param name="What">What the value there is, in words.</param>
/// <param name="OnWire">Whether it can be put on the wire at all: a path without one of its labels cannot.</param>
internal sealed record ConstraintCase(string Rule, string Path, string What, JsonObject Input, bool IsValid, bool OnWire)
{
    public string Name => $"{Path}: {What}";

    /// <summary>Cases for every rule of every member of an operation's input.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fullInputs">Inputs that keep to every rule; each case differs from one of them in one place.</param>
    public static IReadOnlyList<ConstraintCase> Of(Operation operation, IEnumerable<JsonObject> fullInputs) =>
        [.. fullInputs.SelectMany(full => new ConstraintCases(operation, full).Make()).DistinctBy(found => found.Name)];

    public override string ToString() => Name;
}
