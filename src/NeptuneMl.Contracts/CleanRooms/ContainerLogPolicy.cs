namespace NeptuneMl.CleanRooms;

/// <summary>The accounts that receive the logs of a container, and which logs (API: <c>LogsConfigurationPolicy</c>). PowerShell converts a
/// hashtable with these names: <c>@{ AllowedAccountIds = '123456789012'; FilterPattern = 'ERROR' }</c>.</summary>
public sealed class ContainerLogPolicy
{
    /// <summary>The IDs of the accounts that receive the logs: 1 to 5. Required.</summary>
    public string[]? AllowedAccountIds { get; set; }

    /// <summary>The CloudWatch Logs filter pattern that selects events, at most 1024 characters; null for all events.</summary>
    public string? FilterPattern { get; set; }

    /// <summary>The type of logs: <c>ALL</c> or <c>ERROR_SUMMARY</c>.</summary>
    public string? LogType { get; set; }

    /// <summary>The redaction of the logs, or null.</summary>
    public LogRedaction? LogRedactionConfiguration { get; set; }

    /// <summary>Returns the accounts, the filter pattern and the redaction.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(
        " ", ("", AllowedAccountIds), ("where", FilterPattern), ("without", LogRedactionConfiguration));
}
