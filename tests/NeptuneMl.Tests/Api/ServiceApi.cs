using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Api;

/// <summary>One service as <c>api/</c> describes it, read without any code of the product.</summary>
internal sealed class ServiceApi
{
    public static ServiceApi Neptune { get; } = new("neptunedata.json", null);

    public static ServiceApi CleanRooms { get; } = new("cleanroomsml.json", CmdletInput.Operations);

    private readonly JsonObject _shapes;

    private ServiceApi(string file, IReadOnlyCollection<string>? operations)
    {
        JsonObject document = Load(file);
        Id = (string)document["service"]!["id"]!;
        _shapes = document["shapes"]!.AsObject();
        Operations =
        [
            .. document["operations"]!.AsObject().Where(operation => operations?.Contains(operation.Key) ?? true)
                .Select(operation => new Operation(this, operation.Key, operation.Value!.AsObject())),
        ];
    }

    public string Id { get; }

    /// <summary>The operations that a cmdlet calls.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    public static IEnumerable<Operation> AllOperations => [.. Neptune.Operations, .. CleanRooms.Operations];

    public static TheoryData<string> OperationNames => [.. AllOperations.Select(operation => operation.Name)];

    public static JsonObject Documented { get; } = Load("documented.json");

    public static Operation Find(string name) => AllOperations.Single(operation => operation.Name == name);

    public JsonObject Shape(string name) => _shapes[name]!.AsObject();

    private static JsonObject Load(string file)
    {
        using Stream stream = typeof(ServiceApi).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<JsonObject>(stream)!;
    }
}

/// <summary>One operation of a service.</summary>
internal sealed record Operation(ServiceApi Service, string Name, JsonObject Description)
{
    public string? Input => (string?)Description["input"];

    public string? Output => (string?)Description["output"];

    public IEnumerable<KeyValuePair<string, JsonNode?>> InputMembers => Input is { } shape ? Service.Shape(shape)["members"]!.AsObject() : [];

    public override string ToString() => Name;
}
