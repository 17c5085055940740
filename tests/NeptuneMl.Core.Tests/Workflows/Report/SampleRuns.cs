using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Tests.Workflows.Report;

/// <summary>Runs of workflows with random graphs, states, times and texts.</summary>
internal static class SampleRuns
{
    public static readonly string[] HostileNames =
    [
        "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\"quoted\" 'name' & more", "a\u202Egnp.exe\u202C", "\u2067rtl\u2069",
        new string('W', 63), $"{new string('a', 62)}-{new string('b', 62)}", "👩🏽‍🔬🧬 emoji 🏳️‍🌈", "名前が長いステップの名前が長いステップ", "line\nbreak\r\ttab",
        "\0\u0001\u001b[31m", "\uD800 lone", "\uFFFF\uFDD0", "]]>", "--><!--", "{{template}}", "javascript:alert(1)", "&lt;b&gt;", " ", "שלום", "%s%n",
        "e\u0301\u0301\u0301\u0301\u0301",
    ];

    private static readonly string[] s_words =
        ["process", "train", "transform", "serve", "genres", "ratings", "export", "channel", "audience", "dataset", "model", "inference", "refresh"];

    /// <summary>A run with a random acyclic graph.</summary>
    public static WorkflowRun Random(int seed, int? count = null, bool isHostile = false)
    {
        Random random = new(seed);
        int steps = count ?? random.Next(1, 61);
        DateTimeOffset start = new DateTimeOffset(2026, 11, 28, 17, 53, 0, TimeSpan.FromHours(random.Next(-12, 13))).AddSeconds(random.Next(90_000));
        // From milliseconds to weeks.
        double seconds = Math.Pow(10, (random.NextDouble() * 9) - 2);
        List<WorkflowStepRun> all = [];
        for (int i = 0; i < steps; i++) all.Add(Step(random, i, start, seconds, all, isHostile));
        bool isKilled = random.Next(5) == 0;
        return new WorkflowRun
        {
            Name = isHostile ? Pick(random, HostileNames) : "movies",
            RunId = isHostile ? Pick(random, HostileNames) : "20261128T175300Z-4f1c",
            State = Pick(random, Enum.GetValues<JobState>()),
            Path = "/home/ada/movies.psd1",
            JournalPath = "/home/ada/movies.runs/20261128T175300Z-4f1c.jsonl",
            StartTime = start,
            EndTime = isKilled ? null : start.AddSeconds(seconds),
            DurationInSeconds = seconds,
            Steps = [.. all],
        };
    }

    private static WorkflowStepRun Step(Random random, int index, DateTimeOffset start, double seconds, List<WorkflowStepRun> before, bool isHostile)
    {
        string name = isHostile
            ? $"{Pick(random, HostileNames)}{(index < HostileNames.Length ? "" : $" {index}")}"
            : $"{string.Join('-', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, s_words)))}-{index}";
        double from = random.NextDouble() * seconds;
        bool isReached = random.Next(6) > 0;
        bool hasEnded = isReached && random.Next(5) > 0;
        double duration = random.NextDouble() * (seconds - from);
        return new WorkflowStepRun
        {
            Name = before.Exists(step => string.Equals(step.Name, name, StringComparison.OrdinalIgnoreCase)) ? $"{name}#{index}" : name,
            State = Pick(random, Enum.GetValues<JobState>()),
            Action = random.Next(8) == 0 ? null : Pick(random, Enum.GetValues<WorkflowAction>()),
            Reason = isHostile ? Pick(random, HostileNames) : "No training job 'movies-genres-8c1f03aa' exists.",
            Cmdlet = "Start-NeptuneMLTrainingJob",
            Key = random.Next(3) == 0 ? null : $"arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/8c1f03aa-0000-4000-8000-000000000000/trained-model/{index}",
            DependsOn =
            [
                .. Enumerable.Range(0, index == 0 ? 0 : random.Next(4)).Select(_ => before[random.Next(before.Count)].Name).Distinct(),
                .. isHostile ? ["missing <step>"] : Array.Empty<string>(),
            ],
            Attempt = random.Next(4),
            Fingerprint = random.Next(3) == 0 ? null : "8c1f03aa5be0d1c28c1f03aa5be0d1c28c1f03aa5be0d1c28c1f03aa5be0d1c2",
            StartTime = isReached ? start.AddSeconds(from) : null,
            EndTime = hasEnded ? start.AddSeconds(from + duration) : null,
            DurationInSeconds = isReached ? duration : null,
            Status = random.Next(3) == 0 ? null : "InService",
            FailureReason = random.Next(4) > 0 ? null : isHostile ? string.Join('\n', HostileNames) : "The instance type ml.p3.2xlarge is not available.",
            LogUrl = random.Next(3) switch
            {
                0 => null,
                1 => "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker",
                _ => isHostile ? "javascript:alert(1)" : "https://example.com/a?b=\"c\"&d=<e>",
            },
        };
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
