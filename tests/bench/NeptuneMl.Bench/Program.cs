using System.Text.Json;
using NeptuneMl.Bench;

const string Usage = """
    usage: NeptuneMl.Bench <measure> --url U [options]

      seed       --jobs N --models N            creates what the other measures read
      http       and a workload                 raw HttpClient
      sdk        and a workload                 the bare SDK client
      capacity   --seconds S --concurrency N    what the server responds to pipelined requests, without a client's cost
      layers     --calls N --batches N --warm-up N   what each layer of a call takes, served from memory; needs no --url
      record                                    a recorder in front of the server; commands: report <unix ms>, end

    a workload: --calls N --batches N --warm-up N --concurrency N
    """;

if (args.Length == 0)
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

Options options = new(args[1..]);
object? result = args[0] switch
{
    "seed" => await Seed.RunAsync(options.Url, options.Number("jobs"), options.Number("models")),
    "http" => await HttpCalls.RunAsync(options.Url, options.Workload),
    "sdk" => await SdkCalls.RunAsync(options.Url, options.Workload),
    "capacity" => await Capacity.RunAsync(options.Url, TimeSpan.FromSeconds(options.Number("seconds")), options.Number("concurrency")),
    "layers" => await Layers.RunAsync(options.Number("calls"), options.Number("batches"), options.Number("warm-up")),
    "record" => await RecordAsync(options.Url),
    _ => throw new ArgumentException($"There is no measure '{args[0]}'.\n{Usage}"),
};
if (result is not null)
    Console.WriteLine(JsonSerializer.Serialize(result, Options.Json));
return 0;

static async Task<object?> RecordAsync(Uri target)
{
    await using Recorder recorder = new(target);
    Console.WriteLine($"listening on http://127.0.0.1:{recorder.Port}");
    while (await Console.In.ReadLineAsync() is { } command && command != "end")
    {
        long waitingSince = long.Parse(command.AsSpan("report ".Length), System.Globalization.CultureInfo.InvariantCulture);
        Console.WriteLine(JsonSerializer.Serialize(PollReport.Of(recorder.Polls, waitingSince), Options.Json));
    }

    return null;
}
