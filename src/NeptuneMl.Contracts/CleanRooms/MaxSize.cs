namespace NeptuneMl.CleanRooms;

/// <summary>A maximum size (API: <c>TrainedModelArtifactMaxSize</c> and others).</summary>
public sealed class MaxSize
{
    /// <summary>The unit of the value: <c>GB</c>. Required.</summary>
    public string? Unit { get; set; }

    /// <summary>The maximum size in that unit. Required.</summary>
    public double? Value { get; set; }

    /// <summary>Returns the value and the unit.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => FormattableString.Invariant($"{Value} {Unit}");
}
