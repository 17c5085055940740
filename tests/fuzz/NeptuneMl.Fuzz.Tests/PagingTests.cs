using System.Text.Json.Nodes;
using NeptuneMl.Fuzz.Mutations;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.Fuzz.Tests;

public sealed class PagingTests
{
    public static TheoryData<string> Lists => [.. ServiceApi.AllOperations.Where(operation => operation.IsPaged).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_that_leads_back_to_a_page_is_unexpected_and_ends(string name)
    {
        Operation operation = ServiceApi.Find(name);
        await using CaseRunner runner = new();
        foreach (Func<int, string> token in new Func<int, string>[] { _ => "again", request => $"t{request % 2}", request => $"t{(request < 5 ? request : 5 + request % 7)}" })
        {
            Outcome outcome = await runner.RunAsync(0, new FuzzCase(operation, "circle", request => Page(operation, token(request), empty: false)));

            Assert.Equal(("UnexpectedResponse", null), (outcome.Kind, outcome.Fault));
            Assert.InRange(runner.Requests, 2, 32);
        }
    }

    [Fact]
    public async Task Empty_pages_are_read_until_there_are_a_thousand_of_them_in_a_row()
    {
        Operation operation = ServiceApi.Find("ListTrainedModels");
        await using CaseRunner runner = new();

        Outcome few = await runner.RunAsync(0, new FuzzCase(operation, "few", request => Page(operation, request < 900 ? $"t{request}" : null, empty: true)));
        Outcome many = await runner.RunAsync(1, new FuzzCase(operation, "many", request => Page(operation, $"t{request}", empty: true)));

        Assert.Equal((Outcome.Result, null), (few.Kind, few.Fault));
        Assert.Equal(("UnexpectedResponse", 1001), (many.Kind, runner.Requests));
    }

    [Fact]
    public async Task A_token_that_cannot_be_sent_is_the_answer_s_fault_and_not_the_user_s()
    {
        Operation operation = ServiceApi.Find("ListTrainedModels");
        await using CaseRunner runner = new();

        Outcome outcome = await runner.RunAsync(0, new FuzzCase(operation, "huge", _ => Page(operation, new string('t', 100_000), empty: false)));

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
