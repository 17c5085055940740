using System.Globalization;
using System.Text.Json;

namespace NeptuneMl.Bench;

/// <summary>The command line after the measure's name: <c>--name value</c> pairs.</summary>
internal sealed class Options(string[] args)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Uri Url => new(Text("url"));

    public Workload Workload => new(Number("calls"), Number("batches"), Number("warm-up"), Number("concurrency"));

    public int Number(string name) => int.Parse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture);

    private string Text(string name)
    {
        int index = Array.IndexOf(args, $"--{name}") + 1;
        return index > 0 && index < args.Length ? args[index] : throw new ArgumentException($"--{name} and its value are needed.");
    }
}
