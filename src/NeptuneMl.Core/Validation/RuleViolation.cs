namespace NeptuneMl.Core.Validation;

/// <summary>A value that the service would refuse.</summary>
/// <param name="Path">Where it is, in the API's own names: <c>dataChannels[1].channelName</c>, <c>tags['team']</c>.</param>
/// <param name="Value">The value, null when it is missing.</param>
/// <param name="Rule">What it must keep to, in words that complete "<c>path: rule</c>".</param>
internal sealed record RuleViolation(string Path, object? Value, string Rule)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Rule}";
}
