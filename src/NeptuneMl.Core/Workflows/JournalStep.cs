namespace NeptuneMl.Core.Workflows;

/// <summary>A step in the first entry of a journal.</summary>
/// <param name="Name">The name.</param>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="DependsOn">The steps that it depends on; null for none.</param>
internal sealed record JournalStep(string Name, string Cmdlet, IReadOnlyList<string>? DependsOn);
