namespace NeptuneMl.ServiceClients.Generator.Api;

/// <summary>A service, as one file of the API description defines it.</summary>
internal sealed class ServiceApi(string id, string apiVersion)
{
    public string Id { get; } = id;

    public string ApiVersion { get; } = apiVersion;

    /// <summary>The name in namespaces and class names: <c>Neptunedata</c>, <c>CleanRoomsML</c>.</summary>
    public string Name { get; } = Names.Pascal(id);

    public string EndpointPrefix { get; init; } = "";

    public string SigningName { get; init; } = "";

    public IReadOnlyList<Operation> Operations { get; init; } = [];

    public IReadOnlyDictionary<string, Shape> Shapes { get; init; } = new Dictionary<string, Shape>();

    public string Namespace => "Amazon." + Name;

    public string ClientClass => $"Amazon{Name}Client";

    public string ExceptionClass => $"Amazon{Name}Exception";

    public bool HasPaginators => Operations.Any(operation => operation.Pagination is not null);

    public IEnumerable<Shape> Errors => Shapes.Values.Where(shape => shape.Error is not null);

    public IEnumerable<Shape> Enums => Shapes.Values.Where(shape => shape.IsEnum);

    /// <summary>The structures nested in requests.</summary>
    public IReadOnlyList<Shape> InputStructures => Below(Operations.Select(operation => operation.Input));

    /// <summary>The structures nested in responses.</summary>
    public IReadOnlyList<Shape> OutputStructures => Below(Operations.Select(operation => operation.Output));

    private static List<Shape> Below(IEnumerable<Shape?> roots)
    {
        List<Shape> found = [];
        HashSet<Shape> seen = [];
        Queue<Shape> queue = new(roots.OfType<Shape>().SelectMany(root => root.Members).Select(member => member.Shape));
        while (queue.Count > 0)
        {
            Shape shape = queue.Dequeue();
            if (!seen.Add(shape))
                continue;

            if (shape.Type == ShapeType.Structure)
            {
                found.Add(shape);
                foreach (Member member in shape.Members)
                    queue.Enqueue(member.Shape);
            }
            else if (shape.IsCollection)
            {
                queue.Enqueue(shape.Item);
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }
}
