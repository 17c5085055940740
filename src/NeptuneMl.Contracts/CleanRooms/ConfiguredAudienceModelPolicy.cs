using System.Collections;

namespace NeptuneMl.CleanRooms;

/// <summary>The resource policy of a configured audience model, which defines who may use the model (API:
/// <c>GetConfiguredAudienceModelPolicy</c>, <c>PutConfiguredAudienceModelPolicy</c>). You can edit <see cref="Policy"/> and pipe the object
/// to <c>Set-CleanRoomsConfiguredAudienceModelPolicy</c>.</summary>
public sealed class ConfiguredAudienceModelPolicy
{
    /// <summary>The ARN of the configured audience model.</summary>
    public required string ConfiguredAudienceModelArn { get; init; }

    /// <summary>The policy as dictionaries and arrays, with the names and the order of the JSON document; null when the service did not
    /// return a JSON object.</summary>
    [From("ConfiguredAudienceModelPolicy")]
    public IDictionary? Policy { get; init; }

    /// <summary>The policy as the service returned it, as JSON text. Changes of <see cref="Policy"/> do not affect this text.</summary>
    [From("ConfiguredAudienceModelPolicy")]
    public string? PolicyText { get; init; }

    /// <summary>The hash of the policy, which the service uses to detect a concurrent change.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>The connection that the policy was read or set with. The next cmdlet in a pipeline uses it.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>Returns the policy as the service returned it.</summary>
    /// <returns>The policy as JSON text.</returns>
    public override string ToString() => PolicyText ?? "";
}
