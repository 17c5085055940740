using System.Globalization;
using System.Text.Json.Nodes;

namespace NeptuneMl.TestSamples;

/// <summary>A place in an input, with its path as errors write it.</summary>
internal sealed class Place
{
    private readonly JsonObject _input;
    private readonly object[] _steps;

    public Place(JsonObject input) : this(input, [], "", false)
    {
    }

    private Place(JsonObject input, object[] steps, string path, bool isLabel)
    {
        _input = input;
        _steps = steps;
        Path = path;
        IsLabel = isLabel;
    }

    public string Path { get; }

    /// <summary>Whether it is a part of the address.</summary>
    public bool IsLabel { get; }

    public JsonNode? Value => At(_input, _steps);

    public Place Member(string name, bool isLabel = false) => new(_input, [.. _steps, name], Path.Length == 0 ? name : $"{Path}.{name}", isLabel);

    public Place Item(int index) => new(_input, [.. _steps, index], string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"), false);

    public Place Item(string key) => new(_input, [.. _steps, key], $"{Path}['{key}']", false);

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
