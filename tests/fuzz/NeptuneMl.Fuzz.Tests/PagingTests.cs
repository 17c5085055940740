using System.Text.Json.Nodes;
using NeptuneMl.Fuzz.Mutations;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Tests;

public sealed class PagingTests
{
    public static TheoryData<string> Lists =>
        [.. ServiceApi.AllOperations.Where(operation => operation.IsPaged).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Circular_pages_are_UnexpectedResponse(string name)
    {
        Operation operation = ServiceApi.Find(name);
        await using CaseRunner runner = new();
        foreach (Func<int, string> token in new Func<int, string>[] {
            _ => "again",
            request => $"t{request % 2}",
            request => $"t{(request < 5 ? request : 5 + request % 7)}" })
        {
            Outcome outcome = await runner.RunAsync(
                0,
                new FuzzCase(operation, "circle", request => Page(operation, token(request), empty: false)));

            Assert.Equal(("UnexpectedResponse", null), (outcome.Kind, outcome.Fault));
            Assert.InRange(runner.Requests, 2, 32);
        }
    }

    [Fact]
    public async Task Thousand_empty_pages_in_a_row_end_the_list()
    {
        Operation operation = ServiceApi.Find("ListTrainedModels");
        await using CaseRunner runner = new();

        Outcome few = await runner.RunAsync(
            0,
            new FuzzCase(operation, "few", request => Page(operation, request < 900 ? $"t{request}" : null, empty: true)));
        Outcome many = await runner.RunAsync(1, new FuzzCase(operation, "many", request => Page(operation, $"t{request}", empty: true)));

        Assert.Equal((Outcome.Result, null), (few.Kind, few.Fault));
        Assert.Equal(("UnexpectedResponse", 1001), (many.Kind, runner.Requests));
    }

    [Fact]
    public async Task Unsendable_page_token_is_UnexpectedResponse()
    {
        Operation operation = ServiceApi.Find("ListTrainedModels");
        await using CaseRunner runner = new();

        Outcome outcome = await runner.RunAsync(
            0,
            new FuzzCase(operation, "huge", _ => Page(operation, new string('t', 100_000), empty: false)));

        Assert.Equal(("UnexpectedResponse", null), (outcome.Kind, outcome.Fault));
        Assert.Equal(1, runner.Requests);
    }

    private static ScriptedResponse Page(Operation operation, string? token, bool empty)
    {
        JsonObject page = StructureMutation.Whole(operation);
        page["nextToken"] = token;
        if (empty) page["trainedModels"] = new JsonArray();
        return FuzzResponse.Json(ByteMutation.Bytes(page));
    }
}
