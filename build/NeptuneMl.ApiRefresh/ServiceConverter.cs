using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>Converts a service model to the format of <c>api/</c>, which docs/api-format.md describes.</summary>
internal sealed class ServiceConverter
{
    private static readonly KnownMembers s_metadata = new(
        ["serviceId", "serviceFullName", "apiVersion", "protocol", "endpointPrefix", "signingName", "signatureVersion"],
        ["auth", "protocols", "uid", "jsonVersion", "serviceAbbreviation"]);

    private static readonly KnownMembers s_operation = new(["input", "output", "errors", "idempotent"], ["name", "http", "readonly"]);
    private static readonly KnownMembers s_http = new(["method", "requestUri", "responseCode"], []);
    private static readonly KnownMembers s_pagination = new(["input_token", "output_token", "limit_key", "result_key"], []);
    private static readonly KnownMembers s_reference = new(["shape"], []);
    private static readonly KnownMembers s_error = new(["httpStatusCode", "senderFault"], []);
    private static readonly KnownMembers s_member = new(["shape", "location", "locationName"], []);

    private static readonly KnownMembers s_shape = new(
        [
            "type", "required", "min", "max", "pattern", "enum", "box", "union", "sensitive", "timestampFormat", "exception", "error",
            "retryable", "member", "key", "value", "members",
        ],
        ["document", "fault", "synthetic"]);

    private static readonly string[] s_types = ["string", "integer", "long", "double", "boolean", "timestamp", "list", "map", "structure"];
    private static readonly string[] s_locations = ["uri", "querystring", "header"];

    private readonly JsonObject _modelShapes;
    private readonly SortedDictionary<string, JsonNode?> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inputsAndOutputs = [];

    private ServiceConverter(JsonObject modelShapes) => _modelShapes = modelShapes;

    /// <exception cref="InvalidDataException">The format of <c>api/</c> does not support the service model.</exception>
    public static JsonObject Convert(ServiceModel model, Func<string, bool> isIncluded)
    {
        JsonObject operations = model.Service["operations"]!.AsObject();
        ServiceConverter converter = new(model.Service["shapes"]!.AsObject());
        JsonObject service = Service(model.Service["metadata"]!.AsObject());
        JsonObject converted = [];
        foreach ((string name, JsonNode? operation) in operations
            .Where(operation => isIncluded(operation.Key))
            .OrderBy(operation => operation.Key, StringComparer.Ordinal))
        {
            converted[name] = converter.Operation(name, operation!.AsObject(), model.Pagination?[name]?.AsObject());
        }

        converter.CheckFreeFormStructures();
        return new JsonObject { ["service"] = service, ["operations"] = converted, ["shapes"] = new JsonObject(converter._shapes) };
    }

    private static JsonObject Service(JsonObject metadata)
    {
        JsonObject known = s_metadata.Copy(metadata, "The service");
        if ((string?)known["protocol"] != "rest-json" || (string?)known["signatureVersion"] != "v4")
            throw new InvalidDataException("Only services with the protocol rest-json and signature version v4 are supported.");

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
        foreach (string role in new[] { "input", "output" })
        {
            if (known[role] is not JsonObject reference) continue;
            operation[role] = CopyReferenced(reference, $"the {role} of {name}");
            _inputsAndOutputs.Add((string)operation[role]!);
        }

        JsonArray errors = known["errors"]?.AsArray() ?? [];
        operation["errors"] = new JsonArray([.. errors.Select(error => CopyReferenced(error!.AsObject(), $"the errors of {name}"))]);
        if (known["idempotent"] is { } idempotent) operation["idempotent"] = idempotent.DeepClone();
        if (pagination is not null) operation["pagination"] = s_pagination.Copy(pagination, $"The pagination of {name}");
        return operation;
    }

    // Returns the name of a referenced shape, and copies the shape with everything that it refers to.
    private string CopyReferenced(JsonObject reference, string place)
    {
        string name = (string)s_reference.Copy(reference, place)["shape"]!;
        CopyShape(name);
        return name;
    }

    private void CopyShape(string name)
    {
        if (_shapes.ContainsKey(name)) return;
        JsonObject source = _modelShapes[name]?.AsObject() ?? throw new InvalidDataException($"Shape '{name}' does not exist.");
        JsonObject shape = s_shape.Copy(source, name);
        _shapes.Add(name, shape);

        string type = (string)shape["type"]!;
        if (!s_types.Contains(type)) throw new InvalidDataException($"{name} is a {type}, which the format of api/ does not support.");
        if (type == "timestamp" && (string?)shape["timestampFormat"] != "iso8601")
        {
            throw new InvalidDataException(
                $"{name} is a timestamp that is not in the format iso8601, which the format of api/ does not support.");
        }

        if (shape["error"] is JsonObject error) shape["error"] = s_error.Copy(error, $"The error of {name}");
        foreach (string part in new[] { "member", "key", "value" })
        {
            if (shape[part] is JsonObject reference)
                shape[part] = new JsonObject { ["shape"] = CopyReferenced(reference, $"The {part} of {name}") };
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
                throw new InvalidDataException($"{place} has the location {location}, which the format of api/ does not support.");
            CopyShape((string)member["shape"]!);
            known[name] = member;
        }

        return known;
    }

    private void CheckFreeFormStructures()
    {
        foreach ((string name, JsonNode? shape) in _shapes)
        {
            bool isEmpty = (string?)shape!["type"] == "structure"
                && shape["members"]!.AsObject().Count == 0
                && shape["error"] is null
                && !_inputsAndOutputs.Contains(name);
            if (isEmpty != ((bool?)_modelShapes[name]!["document"] ?? false))
            {
                throw new InvalidDataException(
                    $"{name}: in the format of api/, a structure is free-form JSON if and only if it has no members.");
            }
        }
    }
}
