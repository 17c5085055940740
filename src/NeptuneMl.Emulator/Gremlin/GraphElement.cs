namespace NeptuneMl.Emulator.Gremlin;

/// <summary>A vertex, an edge, or a property of one.</summary>
internal abstract record GraphElement
{
    /// <summary>A vertex or an edge.</summary>
    public sealed record Entity(string Id, string Label, bool IsEdge) : GraphElement
    {
        /// <summary>A vertex or edge of the sample graph, where <c>movie_1</c> has the label <c>movie</c>.</summary>
        public static Entity Of(string id, bool isEdge)
        {
            int end = id.LastIndexOf('_');
            return new Entity(id, end > 0 ? id[..end] : isEdge ? "edge" : "vertex", isEdge);
        }
    }

    /// <summary>A property of a vertex or an edge; its value is text or a number.</summary>
    public sealed record Property(Entity Owner, string Key, object Value) : GraphElement;
}
