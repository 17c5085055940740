using System.Collections.Concurrent;
using System.Reflection;

namespace NeptuneMl.Emulator.Api;

/// <summary>The API of a service, as the files in <c>api/</c> describe it. Read once per process.</summary>
internal sealed class ServiceDescription
{
    private static readonly ConcurrentDictionary<string, Lazy<ServiceDescription>> s_loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Shape> _shapes;

    private ServiceDescription(string signingName, IReadOnlyDictionary<string, Operation> operations, Dictionary<string, Shape> shapes)
    {
        SigningName = signingName;
        Operations = operations;
        _shapes = shapes;
    }

    /// <summary>The name of the service in the credential scope of a signature.</summary>
    public string SigningName { get; }

    public IReadOnlyDictionary<string, Operation> Operations { get; }

    public static ServiceDescription Load(string file) =>
        s_loaded.GetOrAdd(file, static name => new Lazy<ServiceDescription>(() => Read(name))).Value;

    /// <summary>Returns the documented quotas of a service.</summary>
    public static IReadOnlyList<JsonElement> Quotas(string serviceId)
    {
        using JsonDocument documented = ParseEmbedded("documented.json");
        return
        [
            .. documented.RootElement.GetProperty("quotas").EnumerateArray()
                .Where(quota => quota.GetProperty("service").GetString() == serviceId).Select(quota => quota.Clone()),
        ];
    }

    /// <summary>Returns the HTTP status that the API defines for an error.</summary>
    public int ErrorStatus(string error) => _shapes[error].ErrorStatus
        ?? throw new ArgumentException($"'{error}' is not an error of the API.", nameof(error));

    private static ServiceDescription Read(string file)
    {
        using JsonDocument document = ParseEmbedded(file);
        Dictionary<string, Shape> shapes = ShapeReader.Read(document.RootElement.GetProperty("shapes"));
        using JsonDocument documented = ParseEmbedded("documented.json");
        JsonElement service = document.RootElement.GetProperty("service");
        DocumentedRules.Apply(documented.RootElement, service.GetProperty("id").GetString()!, shapes);
        Dictionary<string, Operation> operations = new(StringComparer.Ordinal);
        foreach (JsonProperty property in document.RootElement.GetProperty("operations").EnumerateObject())
        {
            JsonElement operation = property.Value;
            operations.Add(property.Name, new Operation(
                property.Name,
                operation.GetProperty("method").GetString()!,
                operation.GetProperty("uri").GetString()!,
                operation.GetProperty("successStatus").GetInt32(),
                ShapeOf(operation, "input"),
                ShapeOf(operation, "output")));
        }

        return new ServiceDescription(service.GetProperty("signingName").GetString()!, operations, shapes);

        Shape? ShapeOf(JsonElement operation, string role) =>
            operation.TryGetProperty(role, out JsonElement name) ? shapes[name.GetString()!] : null;
    }

    private static JsonDocument ParseEmbedded(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The API description '{file}' is not embedded.");
        return JsonDocument.Parse(stream);
    }
}
