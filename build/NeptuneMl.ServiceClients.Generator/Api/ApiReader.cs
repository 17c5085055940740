using System.Globalization;
using System.Text.RegularExpressions;

namespace NeptuneMl.ServiceClients.Generator.Api;

/// <summary>Parses the API description of a service. An unknown member is an error: a limit that is ignored here would let an invalid
/// request reach the service.</summary>
internal sealed class ApiReader
{
    private static readonly Regex Label = new(@"\{(\w+)\}", RegexOptions.CultureInvariant);
    private readonly Dictionary<string, Shape> _shapes = new(StringComparer.Ordinal);

    /// <exception cref="JsonFormatException">The text is not JSON, or not an API description.</exception>
    public static ServiceApi Read(string text) => new ApiReader().ReadService(JsonReader.Parse(text));

    private ServiceApi ReadService(JsonValue root)
    {
        root.Allow("service", "operations", "shapes");
        JsonValue service = root.Member("service", JsonKind.Object);
        if (service.RequiredText("protocol") != "rest-json" || service.RequiredText("signatureVersion") != "v4")
            throw new JsonFormatException("only the protocol rest-json with signature version v4 is supported", service.Position);

        JsonValue shapes = root.Member("shapes", JsonKind.Object);
        foreach (KeyValuePair<string, JsonValue> shape in shapes.Members)
            _shapes.Add(shape.Key, ReadShape(shape.Key, shape.Value));

        foreach (KeyValuePair<string, JsonValue> shape in shapes.Members)
            Connect(_shapes[shape.Key], shape.Value);

        List<Operation> operations = [.. root.Member("operations", JsonKind.Object).Members.Select(ReadOperation)];
        MarkDocuments(operations);
        return new ServiceApi(service.RequiredText("id"), service.RequiredText("apiVersion"))
        {
            EndpointPrefix = service.RequiredText("endpointPrefix"),
            SigningName = service.RequiredText("signingName"),
            Operations = operations,
            Shapes = _shapes,
        };
    }

    private static Shape ReadShape(string name, JsonValue json)
    {
        json.Allow(
            "type", "members", "required", "member", "key", "value", "enum", "pattern", "min", "max", "box", "union",
            "exception", "error", "retryable", "sensitive", "timestampFormat");

        string type = json.RequiredText("type");
        if (type == "timestamp" && json.RequiredText("timestampFormat") != "iso8601")
            throw new JsonFormatException($"the timestamp {name} is not in the format iso8601", json.Position);

        JsonValue? error = json.Find("error");
        JsonValue? retryable = json.Find("retryable");
        return new Shape(name)
        {
            Type = type switch
            {
                "string" => ShapeType.String,
                "integer" => ShapeType.Integer,
                "long" => ShapeType.Long,
                "double" => ShapeType.Double,
                "boolean" => ShapeType.Boolean,
                "timestamp" => ShapeType.Timestamp,
                "list" => ShapeType.List,
                "map" => ShapeType.Map,
                "structure" => ShapeType.Structure,
                _ => throw new JsonFormatException($"the shape {name} has the unknown type '{type}'", json.Position),
            },
            Min = json.Find("min")?.Text,
            Max = json.Find("max")?.Text,
            Pattern = json.Find("pattern")?.Text,
            Enum = json.Find("enum")?.Items.Select(item => item.Text).ToList() ?? [],
            Union = json.Find("union") is not null,
            Error = error is null
                ? null
                : new ErrorTrait(
                    int.Parse(error.Member("httpStatusCode", JsonKind.Number).Text, CultureInfo.InvariantCulture),
                    retryable is not null,
                    retryable?.Find("throttling")?.Kind == JsonKind.True),
        };
    }

    private void Connect(Shape shape, JsonValue json)
    {
        switch (shape.Type)
        {
            case ShapeType.Structure:
                HashSet<string> required = [.. json.Find("required")?.Items.Select(item => item.Text) ?? []];
                JsonValue members = json.Member("members", JsonKind.Object);
                shape.Members = [.. members.Members.Select(member => ReadMember(member.Key, member.Value, required.Remove(member.Key)))];
                if (required.Count > 0)
                {
                    throw new JsonFormatException(
                        $"{shape.Name} requires the member {required.First()}, which does not exist", json.Position);
                }

                break;
            case ShapeType.List:
                shape.Item = Reference(json.Member("member", JsonKind.Object));
                break;
            case ShapeType.Map:
                shape.Key = Reference(json.Member("key", JsonKind.Object));
                shape.Item = Reference(json.Member("value", JsonKind.Object));
                break;
        }
    }

    private Member ReadMember(string name, JsonValue json, bool required)
    {
        json.Allow("shape", "location", "locationName");
        Location location = json.Find("location")?.Text switch
        {
            null => Location.Body,
            "uri" => Location.Uri,
            "querystring" => Location.Query,
            "header" => Location.Header,
            string other => throw new JsonFormatException($"the member {name} has the unknown location '{other}'", json.Position),
        };
        return new Member(name, json.Find("locationName")?.Text ?? name, location, required, Reference(json));
    }

    private Operation ReadOperation(KeyValuePair<string, JsonValue> entry)
    {
        (string name, JsonValue json) = (entry.Key, entry.Value);
        json.Allow("method", "uri", "successStatus", "input", "output", "errors", "idempotent", "pagination");
        Shape? input = Structure(json.Find("input"));
        Shape? output = Structure(json.Find("output"));
        string uri = json.RequiredText("uri");

        HashSet<string> labels = [.. Label.Matches(uri).Cast<Match>().Select(match => match.Groups[1].Value)];
        if (!labels.SetEquals(input?.Members.Where(member => member.Location == Location.Uri).Select(member => member.WireName) ?? []))
            throw new JsonFormatException($"the labels of {uri} do not match the uri members of the input of {name}", json.Position);

        return new Operation(name, json.RequiredText("method"), uri)
        {
            Input = input,
            Output = output,
            Errors = [.. json.Member("errors", JsonKind.Array).Items.Select(item => Named(item.Text, item.Position))],
            Pagination = json.Find("pagination") is { } pagination ? ReadPagination(pagination, input, output) : null,
        };
    }

    private static Pagination ReadPagination(JsonValue json, Shape? input, Shape? output)
    {
        json.Allow("input_token", "output_token", "limit_key", "result_key");
        return new Pagination(MemberOf(input, "input_token"), MemberOf(output, "output_token"), MemberOf(output, "result_key"));

        Member MemberOf(Shape? shape, string key)
        {
            string name = json.RequiredText(key);
            return shape?.Members.FirstOrDefault(member => member.Name == name)
                ?? throw new JsonFormatException($"the {key} of the pagination is not a member", json.Position);
        }
    }

    private void MarkDocuments(List<Operation> operations)
    {
        HashSet<Shape?> whole = [.. operations.Select(operation => operation.Input), .. operations.Select(operation => operation.Output)];
        foreach (Shape shape in _shapes.Values)
        {
            if (shape is { Type: ShapeType.Structure, Members.Count: 0, Error: null } && !whole.Contains(shape))
                shape.Type = ShapeType.Document;
        }
    }

    private Shape? Structure(JsonValue? name)
    {
        if (name is null)
            return null;

        Shape shape = Named(name.Text, name.Position);
        return shape.Type == ShapeType.Structure
            ? shape
            : throw new JsonFormatException($"{shape.Name} is not a structure", name.Position);
    }

    private Shape Reference(JsonValue json) => Named(json.RequiredText("shape"), json.Position);

    private Shape Named(string name, int position) =>
        _shapes.TryGetValue(name, out Shape? shape)
            ? shape
            : throw new JsonFormatException($"there is no shape named '{name}'", position);
}
