using System.Globalization;
using System.Text.Json.Nodes;

namespace NeptuneMl.TestKit.Samples;

/// <summary>A place in an input, with its path as errors write it.</summary>
internal sealed class Place
{
    private readonly JsonObject _input;
    private readonly object[] _steps;
    private readonly string? _location;

    public Place(JsonObject input) : this(input, [], "", null)
    {
    }

    private Place(JsonObject input, object[] steps, string path, string? location)
    {
        _input = input;
        _steps = steps;
        Path = path;
        _location = location;
    }

    public string Path { get; }

    /// <summary>Whether it is a part of the address.</summary>
    public bool IsLabel => _location == "uri";

    /// <summary>Whether it is in the query of the address.</summary>
    public bool IsQuery => _location == "querystring";

    public JsonNode? Value => At(_input, _steps);

    public Place Member(string name, string? location = null) =>
        new(_input, [.. _steps, name], Path.Length == 0 ? name : $"{Path}.{name}", location);

    public Place Item(int index) => new(_input, [.. _steps, index], string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"), null);

    public Place Item(string key) => new(_input, [.. _steps, key], $"{Path}['{key}']", null);

    /// <summary>The input with another value here; null takes the value away.</summary>
    public JsonObject With(JsonNode? value)
    {
        JsonObject input = (JsonObject)_input.DeepClone();
        JsonNode owner = At(input, _steps[..^1])!;
        if (_steps[^1] is int index) owner.AsArray()[index] = value;
        else if (value is null) owner.AsObject().Remove((string)_steps[^1]);
        else owner[(string)_steps[^1]] = value;
        return input;
    }

    private static JsonNode? At(JsonNode node, object[] steps) =>
        steps.Aggregate((JsonNode?)node, (inner, step) => step is int index ? inner![index] : inner![(string)step]);
}
