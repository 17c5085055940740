using System.Text.Json;

namespace NeptuneMl.ServiceClients.Tests;

/// <summary>The API description, for tests that go through all of it.</summary>
internal static class Api
{
    private static readonly Dictionary<string, JsonElement> Services = new()
    {
        ["neptunedata"] = Load("neptunedata.json"),
        ["CleanRoomsML"] = Load("cleanroomsml.json"),
    };

    public static JsonElement Operation(string service, string name) => Services[service].GetProperty("operations").GetProperty(name);

    public static JsonElement Shape(string service, string name) => Services[service].GetProperty("shapes").GetProperty(name);

    public static IEnumerable<JsonProperty> Operations(string service) => Services[service].GetProperty("operations").EnumerateObject();

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "api", file));

    private static JsonElement Load(string file)
    {
        using JsonDocument document = JsonDocument.Parse(Text(file));
        return document.RootElement.Clone();
    }
}
