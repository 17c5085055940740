namespace NeptuneMl.Emulator.Admin;

/// <summary>Reports the outcomes of requests over HTTP: <c>GET /_emulator/operations</c> returns a JSON array with one object for each
/// operation that was called. The route is not part of either service. Its requests need no signature, and faults do not apply to
/// them.</summary>
internal static class OperationRoute
{
    private static ReadOnlySpan<byte> Path => "/_emulator/operations"u8;

    public static bool Matches(HttpRequest request) => request.Method.SequenceEqual("GET"u8) && request.Path.SequenceEqual(Path);

    public static void Write(IReadOnlyList<Route> routes, HttpResponse response)
    {
        Utf8JsonWriter json = response.BeginJson();
        json.WriteStartArray();
        foreach (Route route in routes)
        {
            OutcomeCounts outcomes = route.Outcomes;
            (int done, int refused, int denied) = (outcomes.Done, outcomes.Refused, outcomes.Denied);
            if (done + refused + denied == 0)
                continue;
            json.WriteStartObject();
            json.WriteString("operation", route.Operation.Name);
            json.WriteNumber("done", done);
            json.WriteNumber("refused", refused);
            json.WriteNumber("denied", denied);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
