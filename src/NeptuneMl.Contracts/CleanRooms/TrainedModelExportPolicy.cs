namespace NeptuneMl.CleanRooms;

/// <summary>The limits on exports of a trained model (API: <c>TrainedModelExportsConfigurationPolicy</c>).</summary>
public sealed class TrainedModelExportPolicy
{
    /// <summary>The maximum size of an export: 0.01 to 50 GB. Required.</summary>
    public MaxSize? MaxSize { get; set; }

    /// <summary>The files that can be exported: <c>MODEL</c>, <c>OUTPUT</c> or both. Required.</summary>
    public string[]? FilesToExport { get; set; }

    /// <summary>Returns the limits as text.</summary>
    /// <returns>A short text for lists.</returns>
    public override string ToString() => Phrases.Of(" ", ("", FilesToExport), ("up to", MaxSize));
}
