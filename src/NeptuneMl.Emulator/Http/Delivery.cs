namespace NeptuneMl.Emulator.Http;

/// <summary>How a faulty response is sent.</summary>
internal sealed record Delivery
{
    /// <summary>Whether the connection is reset and no response is sent.</summary>
    public bool Reset { get; init; }

    /// <summary>How long new connections are refused after the reset; null for no outage.</summary>
    public TimeSpan? Outage { get; init; }

    /// <summary>The time over which the response is sent.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>The number of spaces in front of the body.</summary>
    public long Padding { get; init; }

    /// <summary>The share of the body that is sent, 0 to 1.</summary>
    public double Sent { get; init; } = 1;

    /// <summary>The share of the body that Content-Length declares, 0 to 1.</summary>
    public double Declared { get; init; } = 1;
}
