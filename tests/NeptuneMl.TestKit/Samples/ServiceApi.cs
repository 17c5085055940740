using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>One service as <c>api/</c> describes it, read without any code of the product.</summary>
internal sealed class ServiceApi
{
    private readonly JsonObject _shapes;

    private ServiceApi(string file)
    {
        JsonObject document = Load(file);
        Id = (string)document["service"]!["id"]!;
        Name = (string)document["service"]!["fullName"]!;
        _shapes = document["shapes"]!.AsObject();
        Operations = [.. document["operations"]!.AsObject()
            .Select(operation => new Operation(this, operation.Key, operation.Value!.AsObject()))];
    }

    public static ServiceApi Neptune { get; } = new("neptunedata.json");

    public static ServiceApi CleanRooms { get; } = new("cleanroomsml.json");

    /// <summary>What only the documentation says: patterns by name, and rules.</summary>
    public static JsonObject Documented { get; } = Load("documented.json");

    /// <summary>The IAM actions that each operation needs.</summary>
    public static JsonObject Permissions { get; } = Load("permissions.json");

    /// <summary>The operations of both services.</summary>
    public static IReadOnlyList<Operation> AllOperations { get; } = [.. Neptune.Operations, .. CleanRooms.Operations];

    public string Id { get; }

    public string Name { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public static Operation Find(string operation) => AllOperations.Single(found => found.Name == operation);

    public Shape Shape(string name) => new(name, _shapes[name]!.AsObject());

    private static JsonObject Load(string file)
    {
        using Stream stream = typeof(ServiceApi).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<JsonObject>(stream)!;
    }
}
