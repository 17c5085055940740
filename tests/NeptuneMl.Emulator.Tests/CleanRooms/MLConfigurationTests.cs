using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class MLConfigurationTests
{
    [Fact]
    public async Task Put_creates_and_then_replaces()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject membership = With(("membershipIdentifier", Memberships.Id));
        await emulator.OkAsync("DeleteMLConfiguration", membership);
        await emulator.RefusedAsync(NotFound, "GetMLConfiguration", membership);

        await emulator.OkAsync("PutMLConfiguration", Configuration("s3://bucket/first"));
        emulator.PassTime(1);
        await emulator.OkAsync("PutMLConfiguration", Configuration("s3://bucket/second"));
        Response read = await emulator.OkAsync("GetMLConfiguration", membership);
        Assert.Equal(
            "s3://bucket/second", read.Body["defaultOutputLocation"]!["destination"]!["s3Destination"]!["s3Uri"]!.ToString());
        Assert.Equal(("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:10.000Z"), (read["createTime"], read["updateTime"]));
    }

    [Fact]
    public async Task Delete_of_a_missing_configuration_is_not_found()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject other = With(("membershipIdentifier", Memberships.Other));
        await emulator.RefusedAsync(NotFound, "DeleteMLConfiguration", other);
        await emulator.RefusedAsync(NotFound, "GetMLConfiguration", other);
    }
}
