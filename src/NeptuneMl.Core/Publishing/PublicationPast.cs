using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Publishing;

/// <summary>What the journal of the last publication to an endpoint tells.</summary>
internal sealed class PublicationPast
{
    private readonly RunRecord? _last;
    private readonly bool _isSame;

    /// <param name="last">The last publication, or null.</param>
    /// <param name="fingerprint">The fingerprint of the publication that begins.</param>
    /// <param name="canaryId">The ID of its canary.</param>
    public PublicationPast(RunRecord? last, string fingerprint, string canaryId)
    {
        _last = last;
        _isSame = last?.Start!.Fingerprint == fingerprint;
        if (last is null) return;
        JournalEntry start = last.Start!;
        IEnumerable<string?> known = last.End is { } end
            ? [end.Key]
            : [start.Key, .. last.Entries.Where(entry => IsRequest(entry, PublicationSteps.Canary)).Select(entry => entry.Requested)];
        string[] canaries = [.. known.OfType<string>().Distinct()];
        KnowsCanary = canaries.Contains(canaryId);
        OtherCanaries = [.. canaries.Where(id => id != canaryId)];
        if (last.End is not null) return;
        Touched = start.Action ?? last.Entries.FirstOrDefault(entry => IsRequest(entry, PublicationSteps.Endpoint))?.Action;
        if (!_isSame) return;
        Continued = last;
        HasCanary = IsAccepted(last, PublicationSteps.Canary);
        HasReplaced = IsAccepted(last, PublicationSteps.Endpoint);
        HasPassed = last.Entries.Any(entry => entry.Step == PublicationSteps.Endpoint);
        RollbackReason = last.Entries.LastOrDefault(entry => IsRequest(entry, PublicationSteps.Rollback))?.Reason;
    }

    /// <summary>The run that has not ended and that this publication continues, or null.</summary>
    public RunRecord? Continued { get; }

    /// <summary>Whether a publication has created the canary and may not have deleted it.</summary>
    public bool KnowsCanary { get; }

    /// <summary>The IDs of canaries that a publication has created with another -CanaryId and may not have deleted.</summary>
    public IReadOnlyList<string> OtherCanaries { get; } = [];

    /// <summary>Whether a publication that has not ended has created the endpoint (Start) or may have updated it (Update); else
    /// null.</summary>
    public WorkflowAction? Touched { get; }

    /// <summary>Whether a publication that has not ended has created the endpoint.</summary>
    public bool HasCreated => Touched == WorkflowAction.Start;

    /// <summary>Whether the canary got the model in the continued run.</summary>
    public bool HasCanary { get; }

    /// <summary>Whether the canary passed its test in the continued run, so that the endpoint may have been updated.</summary>
    public bool HasPassed { get; }

    /// <summary>Whether the endpoint got the model in the continued run.</summary>
    public bool HasReplaced { get; }

    /// <summary>The reason of a roll-back in the continued run, or null.</summary>
    public string? RollbackReason { get; }

    /// <summary>The ID of the endpoint that the last publication left beside the endpoint, or null.</summary>
    public string? Spare => _last?.End?.Key;

    /// <summary>Why the same publication failed when it last ran; null when it did not.</summary>
    public string? FailureReason => _isSame && _last!.End is { State: JobState.Failed } end ? end.FailureReason : null;

    /// <summary>Whether an endpoint in service has a model, and nothing is left to do.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="model">The model.</param>
    /// <param name="keepsPrevious">Whether an endpoint may be left beside it.</param>
    public bool Serves(MLEndpoint endpoint, PublishedModel model, bool keepsPrevious) =>
        _last?.End is { } end && endpoint.State == JobState.Succeeded && ModelOf(endpoint) == model && (end.Key is null || keepsPrevious);

    /// <summary>The last model that is known to work; null when it is not known, or the endpoint was updated by other means since.</summary>
    public PublishedModel? ModelOf(MLEndpoint endpoint)
    {
        if (_last is null) return null;
        string? configuration = _last.End is { } end ? end.Configuration : Touched is null ? _last.Start!.Configuration : null;
        return configuration is not null && endpoint.EndpointConfig?.Name is { } name && name != configuration ? null
            : _last.End is null ? _last.Start!.Previous
            : _last.End.Model;
    }

    private static bool IsAccepted(RunRecord run, string step) =>
        run.Entries.Any(entry => entry.Event == JournalEvents.StepAccepted && entry.Step == step);

    private static bool IsRequest(JournalEntry entry, string step) => entry.Event == JournalEvents.StepRequested && entry.Step == step;
}
