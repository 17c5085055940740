namespace NeptuneMl.Emulator.Neptune;

/// <summary>The model that an endpoint serves.</summary>
/// <param name="Source">The job that it comes from, and the name of the model.</param>
/// <param name="Location">The S3 location of its artifacts.</param>
internal sealed record ServedModel(string Source, string Location);
