using System.Globalization;

namespace NeptuneMl.Bench;

/// <summary>The training jobs that every measure reads.</summary>
internal static class BenchJobs
{
    public const int Count = 2000;
    public const string Path = "ml/modeltraining";

    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"bench-{index:00000}");
}
