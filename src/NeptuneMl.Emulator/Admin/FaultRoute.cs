using NeptuneMl.Emulator.Faults;

namespace NeptuneMl.Emulator.Admin;

/// <summary>Reads and sets the active faults over HTTP, for clients in other processes: <c>GET</c>, <c>PUT</c> (a JSON array of faults) and
/// <c>DELETE</c> on <c>/_emulator/faults</c>. The route is not part of either service. Its requests need no signature, and faults do not
/// apply to them.</summary>
internal sealed class FaultRoute(FaultPlan faults)
{
    private static ReadOnlySpan<byte> Path => "/_emulator/faults"u8;

    /// <returns>True when the request is for this route and the response has been written.</returns>
    public bool TryHandle(HttpRequest request, HttpResponse response)
    {
        if (!request.Path.SequenceEqual(Path))
            return false;
        try
        {
            if (request.Method.SequenceEqual("PUT"u8))
                faults.Replace(Read(request.Body));
            else if (request.Method.SequenceEqual("DELETE"u8))
                faults.Replace([]);
            else if (!request.Method.SequenceEqual("GET"u8))
                throw new FormatException($"{Encoding.Latin1.GetString(request.Method)} is not supported. Use GET, PUT or DELETE.");
            Write(response);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            response.Status = 400;
            Utf8JsonWriter json = response.BeginJson();
            json.WriteStartObject();
            json.WriteString("message", exception.Message);
            json.WriteEndObject();
        }

        return true;
    }

    private static List<Fault> Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new FormatException("The body must be a JSON array of faults.");
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static Fault Read(JsonElement fault) => fault.ValueKind == JsonValueKind.Object
        ? Fault.Parse(fault.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (object?)member.Value.ToString())))
        : throw new FormatException("A fault is a JSON object.");

    private void Write(HttpResponse response)
    {
        Utf8JsonWriter json = response.BeginJson();
        json.WriteStartArray();
        foreach ((Fault fault, int hits) in faults.Counts)
        {
            json.WriteStartObject();
            json.WriteString("kind", fault.Kind.ToString());
            json.WriteString("operation", fault.Operation);
            json.WriteNumber("rate", fault.Rate);
            json.WriteNumber("skip", fault.Skip);
            json.WriteNumber("times", fault.Times);
            if (fault.Seconds is { } seconds)
                json.WriteNumber("seconds", seconds);
            json.WriteNumber("status", fault.Status);
            json.WriteNumber("hits", hits);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
