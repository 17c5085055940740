using System.Text.Json.Serialization;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Workflows;

/// <summary>A line of a journal. It never has credentials or a whole request. A reason may quote a value that contradicts an existing resource,
/// as the error does, but never one of an environment variable.</summary>
internal sealed record JournalEntry
{
    /// <summary>The version of the format.</summary>
    public const int Current = 1;

    [JsonPropertyName("v")]
    public int Version { get; init; } = Current;

    public DateTimeOffset Time { get; init; }

    public required string Event { get; init; }

    /// <summary>The ID of the run.</summary>
    public string? Run { get; init; }

    /// <summary>The name of the workflow.</summary>
    public string? Workflow { get; init; }

    /// <summary>The full path of the workflow file.</summary>
    public string? File { get; init; }

    /// <summary>User, host, process ID and start of the process that runs the workflow.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether -Force was specified.</summary>
    public bool? Force { get; init; }

    /// <summary>The selected steps; null when all are.</summary>
    public IReadOnlyList<string>? Selected { get; init; }

    /// <summary>All steps of the workflow.</summary>
    public IReadOnlyList<JournalStep>? Steps { get; init; }

    /// <summary>The name of the step.</summary>
    public string? Step { get; init; }

    public WorkflowAction? Action { get; init; }

    public string? Reason { get; init; }

    public int? Attempt { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>The ID or name in the request.</summary>
    public string? Requested { get; init; }

    /// <summary>The ID or ARN of the resource.</summary>
    public string? Key { get; init; }

    public JobState? State { get; init; }

    public string? Status { get; init; }

    public string? FailureReason { get; init; }

    public string? LogUrl { get; init; }

    /// <summary>The model of a publication: at its start the new one, at its end the one that the endpoint serves.</summary>
    public PublishedModel? Model { get; init; }

    /// <summary>The model that the endpoint served before a publication; null when the endpoint did not exist.</summary>
    public PublishedModel? Previous { get; init; }

    /// <summary>The name of the endpoint's configuration in SageMaker, which each update changes.</summary>
    public string? Configuration { get; init; }
}
