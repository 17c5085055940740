using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>Turns a vendor's description into the format of <c>api/</c>, which docs/api-format.md describes.</summary>
internal sealed class ServiceConverter
{
    private static readonly Known s_metadata = new(
        ["serviceId", "serviceFullName", "apiVersion", "protocol", "endpointPrefix", "signingName", "signatureVersion"],
        ["auth", "protocols", "uid", "jsonVersion", "serviceAbbreviation"]);

    private static readonly Known s_operation = new(["input", "output", "errors", "idempotent"], ["name", "http", "readonly"]);
    private static readonly Known s_http = new(["method", "requestUri", "responseCode"], []);
    private static readonly Known s_pagination = new(["input_token", "output_token", "limit_key", "result_key"], []);
    private static readonly Known s_reference = new(["shape"], []);
    private static readonly Known s_error = new(["httpStatusCode", "senderFault"], []);
    private static readonly Known s_member = new(["shape", "location", "locationName"], []);

    private static readonly Known s_shape = new(
        [
            "type", "required", "min", "max", "pattern", "enum", "box", "union", "sensitive", "timestampFormat", "exception", "error",
            "retryable", "member", "key", "value", "members",
        ],
        ["document", "fault", "synthetic"]);

    private static readonly string[] s_types = ["string", "integer", "long", "double", "boolean", "timestamp", "list", "map", "structure"];
    private static readonly string[] s_locations = ["uri", "querystring"];

    private readonly JsonObject _vendorShapes;
    private readonly SortedDictionary<string, JsonNode?> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = [];

    private ServiceConverter(JsonObject vendorShapes) => _vendorShapes = vendorShapes;

    /// <exception cref="InvalidDataException">The description says what the format cannot.</exception>
    public static JsonObject Convert(VendorDescription description, Func<string, bool> isOffered)
    {
        JsonObject operations = description.Service["operations"]!.AsObject();
        ServiceConverter converter = new(description.Service["shapes"]!.AsObject());
        JsonObject service = Service(description.Service["metadata"]!.AsObject());
        JsonObject converted = [];
        foreach ((string name, JsonNode? operation) in operations
            .Where(operation => isOffered(operation.Key))
            .OrderBy(operation => operation.Key, StringComparer.Ordinal))
        {
            converted[name] = converter.Operation(name, operation!.AsObject(), description.Pagination?[name]?.AsObject());
        }

        converter.RefuseWhatWouldReadAsDocument();
        return new JsonObject { ["service"] = service, ["operations"] = converted, ["shapes"] = new JsonObject(converter._shapes) };
    }

    private static JsonObject Service(JsonObject metadata)
    {
        JsonObject known = s_metadata.Copy(metadata, "The service");
        if ((string?)known["protocol"] != "rest-json" || (string?)known["signatureVersion"] != "v4")
            throw new InvalidDataException("Only services of the protocol rest-json signed with v4 are supported.");

        return new JsonObject
        {
            ["id"] = known["serviceId"]?.DeepClone(),
            ["fullName"] = known["serviceFullName"]?.DeepClone(),
            ["apiVersion"] = known["apiVersion"]?.DeepClone(),
            ["protocol"] = "rest-json",
            ["endpointPrefix"] = known["endpointPrefix"]?.DeepClone(),
            ["signingName"] = (known["signingName"] ?? known["endpointPrefix"])?.DeepClone(),
            ["signatureVersion"] = "v4",
        };
    }

    private JsonObject Operation(string name, JsonObject json, JsonObject? pagination)
    {
        JsonObject known = s_operation.Copy(json, name);
        JsonObject http = s_http.Copy(json["http"]!.AsObject(), name);
        JsonObject operation = new()
        {
            ["method"] = http["method"]!.DeepClone(),
            ["uri"] = http["requestUri"]!.DeepClone(),
            ["successStatus"] = http["responseCode"]?.DeepClone() ?? 200,
        };
        foreach (string end in new[] { "input", "output" })
        {
            if (known[end] is not JsonObject reference) continue;
            operation[end] = Follow(reference, $"the {end} of {name}");
            _whole.Add((string)operation[end]!);
        }

        JsonArray errors = known["errors"]?.AsArray() ?? [];
        operation["errors"] = new JsonArray([.. errors.Select(error => Follow(error!.AsObject(), $"the errors of {name}"))]);
        if (known["idempotent"] is { } idempotent) operation["idempotent"] = idempotent.DeepClone();
        if (pagination is not null) operation["pagination"] = s_pagination.Copy(pagination, $"The pagination of {name}");
        return operation;
    }

    // The name of a shape that is referred to, which is taken over with everything below it.
    private string Follow(JsonObject reference, string place)
    {
        string name = (string)s_reference.Copy(reference, place)["shape"]!;
        Take(name);
        return name;
    }

    private void Take(string name)
    {
        if (_shapes.ContainsKey(name)) return;
        JsonObject vendor = _vendorShapes[name]?.AsObject() ?? throw new InvalidDataException($"There is no shape '{name}'.");
        JsonObject shape = s_shape.Copy(vendor, name);
        _shapes.Add(name, shape);

        string type = (string)shape["type"]!;
        if (!s_types.Contains(type)) throw new InvalidDataException($"{name} is a {type}, which the format of api/ does not have yet.");
        if (type == "timestamp" && (string?)shape["timestampFormat"] != "iso8601")
        {
            throw new InvalidDataException(
                $"{name} is a timestamp in another format than iso8601, which the format of api/ does not have yet.");
        }

        if (shape["error"] is JsonObject error) shape["error"] = s_error.Copy(error, $"The error of {name}");
        foreach (string part in new[] { "member", "key", "value" })
        {
            if (shape[part] is JsonObject reference)
                shape[part] = new JsonObject { ["shape"] = Follow(reference, $"The {part} of {name}") };
        }
        if (shape["members"] is JsonObject members) shape["members"] = Members(name, members);
    }

    private JsonObject Members(string structure, JsonObject members)
    {
        JsonObject known = [];
        foreach ((string name, JsonNode? json) in members)
        {
            string place = $"{structure}.{name}";
            JsonObject member = s_member.Copy(json!.AsObject(), place);
            if ((string?)member["location"] is { } location && !s_locations.Contains(location))
                throw new InvalidDataException($"{place} travels in the {location}, which the format of api/ cannot say yet.");
            Take((string)member["shape"]!);
            known[name] = member;
        }

        return known;
    }

    private void RefuseWhatWouldReadAsDocument()
    {
        foreach ((string name, JsonNode? shape) in _shapes)
        {
            bool isBare = (string?)shape!["type"] == "structure"
                && shape["members"]!.AsObject().Count == 0
                && shape["error"] is null
                && !_whole.Contains(name);
            if (isBare != ((bool?)_vendorShapes[name]!["document"] ?? false))
            {
                throw new InvalidDataException(
                    $"{name}: structures without members, and only these, are free-form JSON in the format of api/.");
            }
        }
    }
}
