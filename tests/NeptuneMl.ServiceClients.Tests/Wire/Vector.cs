using System.Text.Json;

namespace NeptuneMl.ServiceClients.Tests.Wire;

/// <summary>The vectors of <c>Vectors/generate.py</c>, by service, operation and case.</summary>
internal static class Vector
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Requests = new(() => Load("requests.json"));
    private static readonly Lazy<Dictionary<string, JsonElement>> Responses = new(() => Load("responses.json"));

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            foreach (JsonElement vector in Requests.Value.Values)
                cases.Add(Text(vector, "service"), Text(vector, "operation"), Text(vector, "case"));

            return cases;
        }
    }

    public static TheoryData<string, string> Operations
    {
        get
        {
            TheoryData<string, string> operations = [];
            foreach (JsonElement vector in Requests.Value.Values.Where(vector => Text(vector, "case") == "all"))
                operations.Add(Text(vector, "service"), Text(vector, "operation"));

            return operations;
        }
    }

    public static JsonElement Request(string service, string operation, string which) => Requests.Value[$"{service} {operation} {which}"];

    public static JsonElement Response(string service, string operation, string which) => Responses.Value[$"{service} {operation} {which}"];

    /// <summary>The request object that the vector describes.</summary>
    public static object RequestObject(string service, string operation, string which) =>
        ObjectGraph.Build(
            ServiceUnderTest.ModelType(service, operation + "Request"),
            Request(service, operation, which).GetProperty("params"));

    private static Dictionary<string, JsonElement> Load(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file)));
        return document.RootElement.Clone().EnumerateArray().ToDictionary(vector =>
            $"{Text(vector, "service")} {Text(vector, "operation")} {Text(vector, "case")}");
    }

    private static string Text(JsonElement vector, string property) => vector.GetProperty(property).GetString()!;
}
