using System.Text.Json.Nodes;
using static NeptuneMl.Emulator.Tests.Calls;
using static NeptuneMl.Emulator.Tests.CleanRooms.Samples;

namespace NeptuneMl.Emulator.Tests.CleanRooms;

public sealed class ModelAlgorithmAssociationTests
{
    [Fact]
    public async Task Collaboration_sees_the_association_without_its_tags()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        string arn = await emulator.MakeAsync("CreateConfiguredModelAlgorithmAssociation", Association(algorithm));
        Response mine = await emulator.OkAsync("GetConfiguredModelAlgorithmAssociation", Of(arn));
        Assert.All(Association(algorithm), member => Assert.True(JsonNode.DeepEquals(member.Value, mine.Body[member.Key]), member.Key));

        JsonObject collaboration = With(("collaborationIdentifier", mine["collaborationIdentifier"]));
        Response seen = await emulator.OkAsync(
            "GetCollaborationConfiguredModelAlgorithmAssociation",
            With(("collaborationIdentifier", mine["collaborationIdentifier"]), ("configuredModelAlgorithmAssociationArn", arn)));
        Assert.Equal((Account, null), (seen["creatorAccountId"], seen["tags"]));
        Assert.Equal(
            ["association", "sample association"], await emulator.NamesAsync(
                "ListCollaborationConfiguredModelAlgorithmAssociations",
                collaboration));
        Assert.Equal(
            ["association", "sample association"],
            await emulator.NamesAsync("ListConfiguredModelAlgorithmAssociations", With(("membershipIdentifier", Memberships.Id))));
    }

    [Fact]
    public async Task Other_memberships_and_collaborations_do_not_see_the_association()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonObject other = With(("membershipIdentifier", Memberships.Other));
        Assert.Empty(await emulator.NamesAsync("ListConfiguredModelAlgorithmAssociations", other));
        other["configuredModelAlgorithmAssociationArn"] = Memberships.Association;
        await emulator.RefusedAsync(NotFound, "GetConfiguredModelAlgorithmAssociation", other);
        await emulator.RefusedAsync(NotFound, "DeleteConfiguredModelAlgorithmAssociation", other);
        await emulator.RefusedAsync(
            NotFound,
            "GetCollaborationConfiguredModelAlgorithmAssociation",
            With(("collaborationIdentifier", Memberships.Other), ("configuredModelAlgorithmAssociationArn", Memberships.Association)));
    }

    [Fact]
    public async Task Association_requires_an_algorithm_and_a_unique_name()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string none = $"arn:aws:cleanrooms-ml:us-east-1:{Account}:configured-model-algorithm/none";
        await emulator.RefusedAsync(NotFound, "CreateConfiguredModelAlgorithmAssociation", Association(none));
        string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        await emulator.OkAsync("CreateConfiguredModelAlgorithmAssociation", Association(algorithm));
        await emulator.RefusedAsync(Conflict, "CreateConfiguredModelAlgorithmAssociation", Association(algorithm));
    }

    [Fact]
    public async Task Association_in_use_cannot_be_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string algorithm = await emulator.MakeAsync("CreateConfiguredModelAlgorithm", Algorithm());
        string arn = await emulator.MakeAsync("CreateConfiguredModelAlgorithmAssociation", Association(algorithm));
        string channel = await emulator.MakeAsync("CreateMLInputChannel", Channel(arn));
        emulator.PassTime(1);
        JsonObject training = Memberships.Model();
        training["configuredModelAlgorithmAssociationArn"] = arn;
        string model = (await emulator.PostOkAsync(Memberships.Models, training))["trainedModelArn"]!;
        emulator.PassTime(1);
        await emulator.RefusedAsync(Conflict, "DeleteConfiguredModelAlgorithmAssociation", Of(arn));

        await emulator.OkAsync("DeleteMLInputChannelData", With(("membershipIdentifier", Memberships.Id), ("mlInputChannelArn", channel)));
        emulator.PassTime(0.1);
        string message = await emulator.RefusedAsync(Conflict, "DeleteConfiguredModelAlgorithmAssociation", Of(arn));
        Assert.Contains(model, message, StringComparison.Ordinal);

        await emulator.OkAsync("DeleteTrainedModelOutput", With(("membershipIdentifier", Memberships.Id), ("trainedModelArn", model)));
        emulator.PassTime(0.1);
        await emulator.OkAsync("DeleteConfiguredModelAlgorithmAssociation", Of(arn));
        await emulator.RefusedAsync(NotFound, "GetConfiguredModelAlgorithmAssociation", Of(arn));
    }

    private static JsonObject Of(string arn) =>
        With(("membershipIdentifier", Memberships.Id), ("configuredModelAlgorithmAssociationArn", arn));
}
