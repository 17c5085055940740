using NeptuneMl.Emulator;
using NeptuneMl.WalkThrough;

// The same stages, values and mistakes as docs/walk-through.ps1, where there is no PowerShell to run it.
Stages stages = new();

Stages.Title("The emulator: both services, in this process");
await using EmulatorServer server = await EmulatorServer.StartAsync(new EmulatorOptions { JobDuration = TimeSpan.FromSeconds(1.5) });
Console.WriteLine($"  {server.BaseAddress}");

Stages.Title("Neptune ML: from an exported graph to a served model");
await new NeptuneLifecycle(server.BaseAddress, stages).RunAsync();

Stages.Title("Clean Rooms ML: from a container image to a trained model, its export and its predictions");
await new CollaborationLifecycle(server.BaseAddress, stages).RunAsync();

Stages.Title("Clean Rooms ML: from a table of visits to an audience like a seed");
await new AudienceLifecycle(server.BaseAddress, stages).RunAsync();

Stages.Title("Three mistakes");
await new Mistakes(server.BaseAddress, stages).RunAsync();

Console.WriteLine($"\nwalk-through: OK ({stages.Jobs} jobs, {stages.Errors} errors shown)");
