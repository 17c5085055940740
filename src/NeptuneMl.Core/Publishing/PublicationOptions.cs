using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Core.Publishing;

/// <summary>How a model is published.</summary>
internal sealed record PublicationOptions
{
    /// <summary>The folder that has a folder of journals for each endpoint.</summary>
    public required string JournalPath { get; init; }

    /// <summary>The ID of the canary; null for one that follows from the ID of the endpoint.</summary>
    public string? CanaryId { get; init; }

    /// <summary>The ID of the training job whose model the endpoint serves now, or null.</summary>
    public string? PreviousTrainingJobId { get; init; }

    /// <summary>The ID of the transform job whose model the endpoint serves now, or null.</summary>
    public string? PreviousTransformJobId { get; init; }

    /// <summary>Whether the canary serves the model before after the publication, instead of being deleted.</summary>
    public bool KeepsPrevious { get; init; }

    /// <summary>Tests an endpoint; returns why the test failed, or null. Null for no test.</summary>
    public Func<CallContext, MLEndpoint, Task<string?>>? TestAsync { get; init; }

    /// <summary>The folder with the journals of one endpoint.</summary>
    public RunFolder FolderOf(ServiceSession session, string endpointId)
    {
        Uri cluster = session.Connection.EndpointUrl;
        string name = string.Create(CultureInfo.InvariantCulture, $"{cluster.IdnHost}_{cluster.Port}").Replace(':', '-');
        return new RunFolder(Path.Combine(JournalPath, name, endpointId), $"publishes a model to endpoint '{endpointId}'");
    }
}
