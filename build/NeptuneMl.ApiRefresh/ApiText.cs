using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.ApiRefresh;

/// <summary>Writes a file of <c>api/</c>. The same description always gives the same bytes.</summary>
internal static class ApiText
{
    private static readonly JsonWriterOptions s_layout =
        new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject api)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, s_layout)) api.WriteTo(writer);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
