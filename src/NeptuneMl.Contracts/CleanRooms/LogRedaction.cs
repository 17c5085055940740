namespace NeptuneMl.CleanRooms;

/// <summary>The text that is redacted in logs (API: <c>LogRedactionConfiguration</c>).</summary>
public sealed class LogRedaction
{
    /// <summary>The types of text to redact: <c>ALL_PERSONALLY_IDENTIFIABLE_INFORMATION</c>, <c>NUMBERS</c>, <c>CUSTOM</c>.
    /// Required.</summary>
    public string[]? EntitiesToRedact { get; set; }

    /// <summary>The custom text to redact, for <c>CUSTOM</c>; otherwise null.</summary>
    public CustomLogEntities? CustomEntityConfig { get; set; }

    /// <summary>Returns the types of text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of("", ("", EntitiesToRedact));
}
