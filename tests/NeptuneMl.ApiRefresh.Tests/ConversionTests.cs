using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh.Tests;

public sealed class ConversionTests
{
    [Fact]
    public void Service_model_with_every_feature_is_converted()
    {
        string text = ApiText.Of(Convert(JsonNode.Parse(Samples.Vendor)!));

        Assert.Equal(ApiText.Of(JsonNode.Parse(Samples.Api)!.AsObject()), text);
        Assert.DoesNotContain("secret prose", text, StringComparison.Ordinal);
        Assert.DoesNotContain("documentation", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_shapes_of_supported_operations_are_taken()
    {
        VendorDescription description = new("", JsonNode.Parse(Samples.Vendor)!.AsObject(), null);

        JsonObject api = ServiceConverter.Convert(description, operation => operation == "ListThings");

        Assert.Equal(["ListThings"], api["operations"]!.AsObject().Select(operation => operation.Key));
        Assert.Equal(["Count", "ListThingsRequest", "ListThingsResponse", "Name", "Names", "String"], api["shapes"]!.AsObject().Select(shape => shape.Key));
        Assert.False(api["operations"]!["ListThings"]!.AsObject().ContainsKey("pagination"));
    }

    [Theory]
    [InlineData("shapes.CreateThingRequest.members.id.location", "\"header\"", "CreateThingRequest.id travels in the header, which the format of api/ cannot say yet.")]
    [InlineData("shapes.CreateThingRequest.members.id.location", "\"statusCode\"", "CreateThingRequest.id travels in the statusCode, which the format of api/ cannot say yet.")]
    [InlineData("shapes.CreateThingRequest.members.id.idempotencyToken", "true", "CreateThingRequest.id has 'idempotencyToken', which the format of api/ cannot say yet.")]
    [InlineData("shapes.CreateThingRequest.payload", "\"name\"", "CreateThingRequest has 'payload', which the format of api/ cannot say yet.")]
    [InlineData("shapes.Colours.member.locationName", "\"item\"", "The member of Colours has 'locationName', which the format of api/ cannot say yet.")]
    [InlineData("shapes.String.type", "\"blob\"", "String is a blob, which the format of api/ does not have yet.")]
    [InlineData("shapes.Time.timestampFormat", "\"unixTimestamp\"", "Time is a timestamp in another format than iso8601, which the format of api/ does not have yet.")]
    [InlineData("shapes.ConflictException.error.code", "\"Conflict\"", "The error of ConflictException has 'code', which the format of api/ cannot say yet.")]
    [InlineData("shapes.Document.document", "false", "Document: structures without members, and only these, are free-form JSON in the format of api/.")]
    [InlineData("shapes.Address.document", "true", "Address: structures without members, and only these, are free-form JSON in the format of api/.")]
    [InlineData("operations.CreateThing.endpoint", "{}", "CreateThing has 'endpoint', which the format of api/ cannot say yet.")]
    [InlineData("operations.CreateThing.input.shape", "\"Nothing\"", "There is no shape 'Nothing'.")]
    [InlineData("metadata.protocol", "\"query\"", "Only services of the protocol rest-json signed with v4 are supported.")]
    public void Unsupported_feature_is_rejected_with_its_path(string path, string value, string reason)
    {
        JsonNode vendor = JsonNode.Parse(Samples.Vendor)!;
        string[] steps = path.Split('.');
        steps[..^1].Aggregate(vendor, (node, step) => node[step]!)[steps[^1]] = JsonNode.Parse(value);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Convert(vendor));

        Assert.Equal(reason, refused.Message);
    }

    private static JsonObject Convert(JsonNode vendor) => ServiceConverter.Convert(
        new VendorDescription("", vendor.AsObject(), JsonNode.Parse(Samples.Paginators)!["pagination"]!.AsObject()), _ => true);
}
