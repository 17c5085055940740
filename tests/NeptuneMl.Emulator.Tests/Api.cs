using System.Reflection;
using System.Text.Json.Nodes;

namespace NeptuneMl.Emulator.Tests;

/// <summary>The API description, read by the tests for themselves.</summary>
internal static class Api
{
    public static JsonNode Read(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        return JsonNode.Parse(stream)!;
    }

    /// <summary>Asserts that a response has all required members of an operation's output and none that it does not know.</summary>
    public static void AssertOutput(string file, string operation, JsonNode response)
    {
        JsonNode api = Read(file);
        AssertShape(api["shapes"]!, api["operations"]![operation]!["output"]!.ToString(), response, operation);
    }

    private static void AssertShape(JsonNode shapes, string shape, JsonNode value, string path)
    {
        JsonNode description = shapes[shape]!;
        switch (description["type"]!.ToString())
        {
            case "structure" when description["members"]!.AsObject().Count > 0:
                string[] required = [.. (description["required"]?.AsArray() ?? []).Select(name => name!.ToString())];
                Assert.All(required, name => Assert.True(value[name] is not null, $"{path}.{name} is required"));
                foreach ((string name, JsonNode? member) in value.AsObject())
                {
                    Assert.True(description["members"]![name] is not null, $"{path}.{name} is not in the API");
                    AssertShape(shapes, description["members"]![name]!["shape"]!.ToString(), member!, $"{path}.{name}");
                }

                break;
            case "list":
                foreach (JsonNode? item in value.AsArray())
                    AssertShape(shapes, description["member"]!["shape"]!.ToString(), item!, $"{path}[]");
                break;
            case "string":
                string text = value.GetValue<string>();
                if (description["enum"] is JsonArray values)
                    Assert.Contains(text, values.Select(item => item!.ToString()));
                if (description["pattern"] is { } pattern)
                    Assert.Matches($@"\A(?:{pattern.ToString().Replace(@"\_", "_", StringComparison.Ordinal)})\z", text);
                break;
            case "long" or "integer":
                Assert.Equal(System.Text.Json.JsonValueKind.Number, value.GetValueKind());
                break;
        }
    }
}
