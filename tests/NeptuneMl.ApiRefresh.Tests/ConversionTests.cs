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
        ServiceModel description = new("", JsonNode.Parse(Samples.Vendor)!.AsObject(), null);

        JsonObject api = ServiceConverter.Convert(description, operation => operation == "ListThings");

        Assert.Equal(["ListThings"], api["operations"]!.AsObject().Select(operation => operation.Key));
        Assert.Equal(
            ["Count", "ListThingsRequest", "ListThingsResponse", "Name", "Names", "String"],
            api["shapes"]!.AsObject().Select(shape => shape.Key));
        Assert.False(api["operations"]!["ListThings"]!.AsObject().ContainsKey("pagination"));
    }

    [Theory]
    [InlineData(
        "shapes.CreateThingRequest.members.id.location",
        "\"statusCode\"",
        "CreateThingRequest.id has the location statusCode, which the format of api/ does not support.")]
    [InlineData(
        "shapes.CreateThingRequest.members.id.idempotencyToken",
        "true",
        "CreateThingRequest.id has 'idempotencyToken', which the format of api/ does not support.")]
    [InlineData(
        "shapes.CreateThingRequest.payload",
        "\"name\"",
        "CreateThingRequest has 'payload', which the format of api/ does not support.")]
    [InlineData(
        "shapes.Colours.member.locationName",
        "\"item\"",
        "The member of Colours has 'locationName', which the format of api/ does not support.")]
    [InlineData("shapes.String.type", "\"blob\"", "String is a blob, which the format of api/ does not support.")]
    [InlineData(
        "shapes.Time.timestampFormat",
        "\"unixTimestamp\"",
        "Time is a timestamp that is not in the format iso8601, which the format of api/ does not support.")]
    [InlineData(
        "shapes.ConflictException.error.code",
        "\"Conflict\"",
        "The error of ConflictException has 'code', which the format of api/ does not support.")]
    [InlineData(
        "shapes.Document.document",
        "false",
        "Document: in the format of api/, a structure is free-form JSON if and only if it has no members.")]
    [InlineData(
        "shapes.Address.document",
        "true",
        "Address: in the format of api/, a structure is free-form JSON if and only if it has no members.")]
    [InlineData("operations.CreateThing.endpoint", "{}", "CreateThing has 'endpoint', which the format of api/ does not support.")]
    [InlineData("operations.CreateThing.input.shape", "\"Nothing\"", "Shape 'Nothing' does not exist.")]
    [InlineData("metadata.protocol", "\"query\"", "Only services with the protocol rest-json and signature version v4 are supported.")]
    public void Unsupported_feature_is_rejected_with_its_path(string path, string value, string reason)
    {
        JsonNode vendor = JsonNode.Parse(Samples.Vendor)!;
        string[] steps = path.Split('.');
        steps[..^1].Aggregate(vendor, (node, step) => node[step]!)[steps[^1]] = JsonNode.Parse(value);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Convert(vendor));

        Assert.Equal(reason, refused.Message);
    }

    private static JsonObject Convert(JsonNode vendor) => ServiceConverter.Convert(
        new ServiceModel("", vendor.AsObject(), JsonNode.Parse(Samples.Paginators)!["pagination"]!.AsObject()), _ => true);
}
