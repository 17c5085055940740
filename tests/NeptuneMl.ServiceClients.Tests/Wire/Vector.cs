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
                cases.Add(vector.GetProperty("service").GetString()!, vector.GetProperty("operation").GetString()!, vector.GetProperty("case").GetString()!);

            return cases;
        }
    }

    public static TheoryData<string, string> Operations
    {
        get
        {
            TheoryData<string, string> operations = [];
            foreach (JsonElement vector in Requests.Value.Values.Where(vector => vector.GetProperty("case").GetString() == "all"))
                operations.Add(vector.GetProperty("service").GetString()!, vector.GetProperty("operation").GetString()!);

            return operations;
        }
    }

    public static JsonElement Request(string service, string operation, string which) => Requests.Value[$"{service} {operation} {which}"];

    public static JsonElement Response(string service, string operation, string which) => Responses.Value[$"{service} {operation} {which}"];

    /// <summary>The request object that the vector describes.</summary>
    public static object RequestObject(string service, string operation, string which) =>
        ObjectGraph.Build(ServiceUnderTest.ModelType(service, operation + "Request"), Request(service, operation, which).GetProperty("params"));

    private static Dictionary<string, JsonElement> Load(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file)));
        return document.RootElement.Clone().EnumerateArray().ToDictionary(vector =>
            $"{vector.GetProperty("service").GetString()} {vector.GetProperty("operation").GetString()} {vector.GetProperty("case").GetString()}");
    }
}
