namespace NeptuneMl.CleanRooms;

/// <summary>Custom text that is redacted in logs (API: <c>CustomEntityConfig</c>).</summary>
public sealed class CustomLogEntities
{
    /// <summary>The regular expressions that match the text: 1 to 10, each of 1 to 200 characters. Required.</summary>
    public string[]? CustomDataIdentifiers { get; set; }

    /// <summary>Returns the expressions.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of("", ("", CustomDataIdentifiers));
}
