namespace NeptuneMl.Emulator;

/// <summary>A fault that the emulator injects: which, into which requests, and how often.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The operations it concerns: a name of the API in which <c>*</c> and <c>?</c> are wildcards. Default all.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>The share of the requests that it hits, 0 to 1. Default 1: all of them.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How many matching requests pass before it begins to hit. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it hits at most. Default no limit.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Seconds, where the kind has a use for them; null for the kind's default.</summary>
    public double? Seconds { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.ServerError"/> and <see cref="FaultKind.ServerErrorAfter"/>: 500, 502, 503 or 504.</summary>
    public int Status { get; init; } = 500;

    internal bool IsAfterEffect => Kind >= FaultKind.ResetAfter;

    /// <summary>Reads a fault from names and values, such as those of a hashtable or a JSON object.</summary>
    /// <param name="values">Any of Kind, Operation, Rate, Skip, Times, Seconds and Status; case does not matter. Kind is required.</param>
    /// <exception cref="FormatException">A name is not known, or a value is out of its range; the message says which and why.</exception>
    public static Fault Parse(IEnumerable<KeyValuePair<string, object?>> values) => FaultReader.Read(values);
}
