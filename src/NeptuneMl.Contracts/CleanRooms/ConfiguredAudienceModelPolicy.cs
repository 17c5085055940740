using System.Collections;

namespace NeptuneMl.CleanRooms;

/// <summary>
/// The resource policy of a configured audience model, which says who may use it (API: <c>GetConfiguredAudienceModelPolicy</c>,
/// <c>PutConfiguredAudienceModelPolicy</c>). <see cref="Policy"/> may be edited, and the whole piped to
/// <c>Set-CleanRoomsConfiguredAudienceModelPolicy</c>.
/// </summary>
public sealed class ConfiguredAudienceModelPolicy
{
    /// <summary>The ARN of the configured audience model.</summary>
    public required string ConfiguredAudienceModelArn { get; init; }

    /// <summary>
    /// The policy as dictionaries and arrays, in the order and under the names of the document; null when the service's text is
    /// not a JSON object.
    /// </summary>
    [From("ConfiguredAudienceModelPolicy")]
    public IDictionary? Policy { get; init; }

    /// <summary>The policy as the service has it: JSON text. It stays as it is when <see cref="Policy"/> is edited.</summary>
    [From("ConfiguredAudienceModelPolicy")]
    public string? PolicyText { get; init; }

    /// <summary>The service's hash of the policy, by which it notices that somebody else has changed it since.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>The connection it was read or set over; the next cmdlet in a pipeline uses it too.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>The policy as the service has it.</summary>
    /// <returns>JSON text.</returns>
    public override string ToString() => PolicyText ?? "";
}
