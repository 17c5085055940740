namespace NeptuneMl.Emulator.Http;

/// <summary>How an answer goes out when it is not to arrive as it is.</summary>
internal sealed record Delivery
{
    /// <summary>The connection is reset in place of the answer.</summary>
    public bool Reset { get; init; }

    /// <summary>For how long nobody can connect after that; null leaves the server alone.</summary>
    public TimeSpan? Outage { get; init; }

    /// <summary>How long the answer takes to go out.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>Blanks in front of the body.</summary>
    public long Padding { get; init; }

    /// <summary>The share of the body that is sent.</summary>
    public double Sent { get; init; } = 1;

    /// <summary>The share of the body that Content-Length admits to.</summary>
    public double Declared { get; init; } = 1;
}
