using NeptuneMl.StrictServer;
using NeptuneMl.TestKit.Http;

// A server on loopback for both services that holds every request to api/ and answers as api/ says; it ends with its input.
Conduct conduct = new();
await using ScriptedServer server = new((request, _) => conduct.Answer(request));
Console.WriteLine($"listening on {server.Url}");
await Console.In.ReadToEndAsync();
