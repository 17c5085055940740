using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NeptuneMl.Fuzz;

const string Usage = """
    usage: NeptuneMl.Fuzz [--seed S] [--cases N] [--at-once N]    responds to every operation with N broken responses
           NeptuneMl.Fuzz --seed S --case N                       one of them again

    Prints a summary as JSON, and what should not have happened to the error stream; ends with 1 when there was any.
    """;

int Number(string name, int otherwise)
{
    int index = Array.IndexOf(args, $"--{name}") + 1;
    return index == 0 ? otherwise : int.Parse(args[index], NumberStyles.None, CultureInfo.InvariantCulture);
}

if (args.Contains("--help"))
{
    Console.WriteLine(Usage);
    return 2;
}

int single = Number("case", -1);
FuzzReport report = single < 0
    ? await FuzzRun.RunAsync(Number("seed", 1), 0, Number("cases", 100_000), Number("at-once", 24))
    : await FuzzRun.RunAsync(Number("seed", 1), single, 1, 1);

foreach ((FuzzCase, Outcome) fault in report.Faults) await Console.Error.WriteLineAsync(report.Describe(fault));
if (single >= 0)
{
    await using CaseRunner runner = new();
    await Console.Error.WriteLineAsync(runner.Case(Number("seed", 1), single).Shown());
}

Console.WriteLine(JsonSerializer.Serialize(new
{
    report.Seed,
    Cases = report.Outcomes.Count,
    report.Kinds,
    Faults = report.Faults.Count,
    report.Hangs,
    Seconds = Math.Round(report.Elapsed.TotalSeconds, 1),
    SlowestSeconds = Math.Round(report.Outcomes.Max(outcome => outcome.Elapsed).TotalSeconds, 1),
    AllocatedKilobytesPerCase = report.AllocatedBytes / report.Outcomes.Count / 1024,
    PeakMegabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576,
}));
return report.Faults.Count > 0 ? 1 : 0;
