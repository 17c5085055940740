using NeptuneMl.StrictServer;
using NeptuneMl.TestKit.Http;

// A server on loopback for both services that holds every request to api/ and responds as api/ says; it ends with its input.
Conduct conduct = new();
await using ScriptedServer server = new((request, _) => conduct.Respond(request));
Console.WriteLine($"listening on {server.Url}");
await Console.In.ReadToEndAsync();
