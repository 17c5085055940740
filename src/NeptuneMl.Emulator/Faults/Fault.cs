namespace NeptuneMl.Emulator;

/// <summary>A fault that the emulator injects: its kind, the requests that it affects, and how often.</summary>
/// <param name="Kind">The kind of fault.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The operations that the fault affects: an API operation name with <c>*</c> and <c>?</c> as wildcards. Default
    /// all.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>The share of matching requests that the fault affects, 0 to 1. Default 1, all of them.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>The number of matching requests that pass before the fault is active. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>The maximum number of requests that the fault affects. Default unlimited.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>The duration of a fault that has one, in seconds, 0 to 3600; null for the default of the kind.</summary>
    public double? Seconds { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.ServerError"/> and <see cref="FaultKind.ServerErrorAfter"/>: 500, 502, 503 or 504.
    /// Default 500.</summary>
    public int Status { get; init; } = 500;

    internal bool IsAfterEffect => Kind >= FaultKind.ResetAfter;

    /// <summary>Creates a fault from names and values, such as the entries of a hashtable or the members of a JSON object.</summary>
    /// <param name="values">Any of Kind, Operation, Rate, Skip, Times, Seconds and Status, in any case. Kind is required.</param>
    /// <exception cref="FormatException">A name is unknown or a value is not valid; the message contains the reason.</exception>
    public static Fault Parse(IEnumerable<KeyValuePair<string, object?>> values) => FaultReader.Read(values);
}
