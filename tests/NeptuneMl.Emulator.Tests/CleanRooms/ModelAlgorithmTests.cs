using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class ModelAlgorithmTests
{
    [Fact]
    public async Task Algorithm_is_read_back_until_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        JsonObject one = With(("configuredModelAlgorithmArn", arn));
        Response read = await emulator.OkAsync("GetConfiguredModelAlgorithm", one);
        Assert.All(Algorithm(), member => Assert.True(JsonNode.DeepEquals(member.Value, read.Body[member.Key]), member.Key));
        Assert.Equal(("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"), (read["createTime"], read["updateTime"]));
        Assert.Equal(["algorithm", "sample algorithm"], await emulator.NamesAsync("ListConfiguredModelAlgorithms"));

        await emulator.OkAsync("DeleteConfiguredModelAlgorithm", one);
        await emulator.RefusedAsync(NotFound, "GetConfiguredModelAlgorithm", one);
        await emulator.RefusedAsync(NotFound, "DeleteConfiguredModelAlgorithm", one);
        Assert.Equal(["sample algorithm"], await emulator.NamesAsync("ListConfiguredModelAlgorithms"));
    }

    [Fact]
    public async Task Name_is_unique_in_the_account_until_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string arn = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm("same"));
        await emulator.RefusedAsync(Conflict, "CreateConfiguredModelAlgorithm", Algorithm("same"));
        await emulator.OkAsync("DeleteConfiguredModelAlgorithm", With(("configuredModelAlgorithmArn", arn)));
        await emulator.OkAsync("CreateConfiguredModelAlgorithm", Algorithm("same"));
    }

    [Fact]
    public async Task Algorithm_with_an_association_cannot_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        string association = await emulator.MakeAsync("CreateConfiguredModelAlgorithmAssociation", Association(algorithm));
        JsonObject one = With(("configuredModelAlgorithmArn", algorithm));
        Assert.Contains(
            association,
            await emulator.RefusedAsync(Conflict, "DeleteConfiguredModelAlgorithm", one),
            StringComparison.Ordinal);
        await emulator.OkAsync(
            "DeleteConfiguredModelAlgorithmAssociation",
            With(("membershipIdentifier", Memberships.Id), ("configuredModelAlgorithmAssociationArn", association)));
        await emulator.OkAsync("DeleteConfiguredModelAlgorithm", one);
    }
}
