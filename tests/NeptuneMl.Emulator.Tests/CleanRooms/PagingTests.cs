using System.Net;
using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.CleanRooms.Memberships;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class PagingTests
{
    [Theory]
    [InlineData("", 10)]
    [InlineData("maxResults=7", 7)]
    [InlineData("maxResults=100", 100)]
    public async Task Pages_contain_every_item_once_newest_first(string query, int pageSize)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        for (int number = 1; number <= 25; number++)
            await emulator.CreateModelAsync($"m{number}");

        List<string> names = new();
        for (string? token = ""; token is not null;)
        {
            Response page = await emulator.GetAsync($"{Models}?{query}{(token.Length > 0 ? $"&nextToken={Escape(token)}" : "")}");
            Api.AssertOutput("cleanroomsml.json", "ListTrainedModels", page.Body);
            JsonArray models = page.Body["trainedModels"]!.AsArray();
            Assert.InRange(models.Count, 1, pageSize);
            names.AddRange(models.Select(model => model!["name"]!.ToString()));
            token = page["nextToken"];
        }

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(number => $"m{number}"), names);
    }

    [Fact]
    public async Task Creation_between_pages_neither_repeats_nor_skips_items()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        for (int number = 1; number <= 4; number++)
            await emulator.CreateModelAsync($"m{number}");
        Response first = await emulator.GetAsync($"{Models}?maxResults=2");
        await emulator.CreateModelAsync("new");
        Response second = await emulator.GetAsync($"{Models}?maxResults=2&nextToken={Escape(first["nextToken"]!)}");
        Assert.Equal(["m2", "m1"], second.Body["trainedModels"]!.AsArray().Select(model => model!["name"]!.ToString()));
    }

    [Fact]
    public async Task Token_is_valid_only_for_its_own_list()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        await emulator.CreateModelAsync("m1");
        await emulator.CreateModelAsync("m2");
        string token = Escape((await emulator.GetAsync($"{Models}?maxResults=1"))["nextToken"]!);
        string altered = Escape(Convert.ToBase64String(new byte[24]));
        foreach (string path in new[]
        {
            $"/memberships/{Other}/trained-models?nextToken={token}",
            $"{Jobs}?nextToken={token}",
            $"{Models}?nextToken={altered}",
            $"{Models}?nextToken=nonsense",
        })
        {
            AssertError(await emulator.GetAsync(path), HttpStatusCode.BadRequest, "ValidationException");
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("x")]
    public async Task Page_size_is_within_its_range(string maxResults)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        AssertError(await emulator.GetAsync($"{Models}?maxResults={maxResults}"), HttpStatusCode.BadRequest, "ValidationException");
    }
}
