namespace NeptuneMl.Emulator.Gremlin;

/// <summary>Where a traversal is, and where it has been.</summary>
/// <param name="Path">The objects so far, each with its labels; the last is the current one.</param>
internal sealed record Traverser(IReadOnlyList<(object Value, IReadOnlyList<string> Labels)> Path)
{
    public object Value => Path[^1].Value;

    public static Traverser At(object value) => new([(value, [])]);

    public Traverser To(object value) => new([.. Path, (value, [])]);

    public Traverser As(IEnumerable<string> labels) => new([.. Path.SkipLast(1), (Value, [.. Path[^1].Labels, .. labels])]);

    /// <summary>The last object with a label, or null.</summary>
    public object? Labelled(string label) => Path.LastOrDefault(entry => entry.Labels?.Contains(label) == true).Value;
}
