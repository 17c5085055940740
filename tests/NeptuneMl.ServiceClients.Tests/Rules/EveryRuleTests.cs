using System.Text.Json.Nodes;
using Amazon.Runtime;
using NeptuneMl.ServiceClients.Tests.Wire;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.ServiceClients.Tests.Rules;

/// <summary>Every rule of every member of every operation's input, from both sides, generated from <c>api/</c>.</summary>
public class EveryRuleTests
{
    private static readonly Dictionary<string, IReadOnlyList<ConstraintCase>> Cases = ServiceApi.AllOperations.ToDictionary(
        operation => operation.Name,
        operation => ConstraintCase.Of(operation, Sample.FullInputs(operation)));

    public static TheoryData<string> Operations => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Violation_is_reported_at_its_path_and_valid_values_are_accepted(string name)
    {
        List<string> wrong = [];
        foreach (ConstraintCase found in Cases[name])
        {
            string[] paths = [.. Rule.Broken(Request(ServiceApi.Find(name), found.Input)).Select(violation => violation.Path).Distinct()];
            string[] expected = found.IsValid ? [] : [found.Path];
            if (!paths.SequenceEqual(expected))
                wrong.Add($"{found.Name} should be {(found.IsValid ? "taken" : "refused")}; refused: {string.Join(", ", paths)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Sample_inputs_have_no_violations(string name)
    {
        Operation operation = ServiceApi.Find(name);
        Assert.All(
            [.. Sample.FullInputs(operation), .. Sample.RequiredInputs(operation)],
            input => Assert.Empty(Rule.Broken(Request(operation, input))));
    }

    [Fact]
    public void Cases_cover_both_sides_of_every_kind_of_rule()
    {
        ConstraintCase[] all = [.. Cases.Values.SelectMany(cases => cases)];

        Assert.True(all.Length > 3500, $"only {all.Length} cases");
        Assert.True(all.Count(found => found.IsValid) > 700, $"only {all.Count(found => found.IsValid)} of them are valid");
        Assert.All(
            ["missing", "0 characters", "500001 characters", "no items", "51 items", "a reserved prefix", "a value that is new", "every way given", "no choice made", "0.009", "100.001"],
            what => Assert.Contains(all, found => found.What == what && !found.IsValid));
    }

    private static AmazonWebServiceRequest Request(Operation operation, JsonObject input) =>
        (AmazonWebServiceRequest)ServiceUnderTest.Request(operation, input);
}
