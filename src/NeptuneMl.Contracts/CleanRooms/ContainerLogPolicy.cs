namespace NeptuneMl.CleanRooms;

/// <summary>
/// Which accounts get which logs of a container (API: <c>LogsConfigurationPolicy</c>). A hashtable with these names stands for it:
/// <c>@{ AllowedAccountIds = '123456789012'; FilterPattern = 'ERROR' }</c>.
/// </summary>
public sealed class ContainerLogPolicy
{
    /// <summary>The accounts that get the logs: 1 to 5. Required.</summary>
    public string[]? AllowedAccountIds { get; set; }

    /// <summary>The CloudWatch Logs filter pattern that picks events, up to 1024 characters, or null for all.</summary>
    public string? FilterPattern { get; set; }

    /// <summary>Which logs: <c>ALL</c>, or only an <c>ERROR_SUMMARY</c>.</summary>
    public string? LogType { get; set; }

    /// <summary>What is made unreadable in them, or null.</summary>
    public LogRedaction? LogRedactionConfiguration { get; set; }

    /// <summary>The accounts.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(
        " ", ("", AllowedAccountIds), ("where", FilterPattern), ("without", LogRedactionConfiguration));
}

/// <summary>What is made unreadable in logs (API: <c>LogRedactionConfiguration</c>).</summary>
public sealed class LogRedaction
{
    /// <summary>The kinds of text: <c>ALL_PERSONALLY_IDENTIFIABLE_INFORMATION</c>, <c>NUMBERS</c>, <c>CUSTOM</c>. Required.</summary>
    public string[]? EntitiesToRedact { get; set; }

    /// <summary>What <c>CUSTOM</c> means, or null.</summary>
    public CustomLogEntities? CustomEntityConfig { get; set; }

    /// <summary>The kinds of text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of("", ("", EntitiesToRedact));
}

/// <summary>Text of one's own kind that is made unreadable in logs (API: <c>CustomEntityConfig</c>).</summary>
public sealed class CustomLogEntities
{
    /// <summary>The expressions that find it: 1 to 10, each of 1 to 200 characters. Required.</summary>
    public string[]? CustomDataIdentifiers { get; set; }

    /// <summary>The expressions.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of("", ("", CustomDataIdentifiers));
}
