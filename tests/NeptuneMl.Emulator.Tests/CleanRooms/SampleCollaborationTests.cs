using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static NeptuneMl.Emulator.Tests.Calls;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed partial class SampleCollaborationTests
{
    private const string Membership = $"membership/{Memberships.Id}";

    [Fact]
    public async Task Sample_collaboration_contains_exactly_what_the_help_page_lists()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string[] listed = [.. await ListedInHelpAsync()];
        Assert.Equal(5, listed.Length);
        foreach (string resource in listed)
        {
            string arn = $"arn:aws:cleanrooms-ml:us-east-1:{Samples.Account}:{resource}";
            await emulator.OkAsync("ListTagsForResource", With(("resourceArn", arn)));
        }

        JsonObject membership = With(("membershipIdentifier", Memberships.Id));
        await emulator.OkAsync("GetMLConfiguration", membership);
        int there = (await emulator.NamesAsync("ListConfiguredModelAlgorithms")).Length
            + (await emulator.NamesAsync("ListConfiguredModelAlgorithmAssociations", membership)).Length
            + (await emulator.NamesAsync("ListMLInputChannels", membership)).Length;
        Assert.Equal(listed.Length, there);
    }

    [Fact]
    public async Task Channels_of_the_sample_collaboration_are_ready_for_training()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        foreach (string resource in (await ListedInHelpAsync()).Where(name => name.Contains("ml-input-channel", StringComparison.Ordinal)))
        {
            string arn = $"arn:aws:cleanrooms-ml:us-east-1:{Samples.Account}:{resource}";
            Response channel = await emulator.OkAsync(
                "GetMLInputChannel",
                With(("membershipIdentifier", Memberships.Id), ("mlInputChannelArn", arn)));
            Assert.Equal("ACTIVE", channel["status"]);
            Assert.Contains(Memberships.Association, channel.Strings("configuredModelAlgorithmAssociations"));
        }

        await emulator.CreateActiveModelAsync();
    }

    private static async Task<IEnumerable<string>> ListedInHelpAsync()
    {
        using Stream page = Assembly.GetExecutingAssembly().GetManifestResourceStream("Start-NeptuneMLEmulator.md")!;
        using StreamReader reader = new(page);
        string text = await reader.ReadToEndAsync();
        return [.. ResourceName().Matches(text).Select(match => match.Value)];
    }

    [GeneratedRegex(
        $"(?:{Membership}/(?:configured-model-algorithm-association|ml-input-channel)|(?<=: )configured-model-algorithm)/[-0-9a-f]{{36}}")]
    private static partial Regex ResourceName();
}
