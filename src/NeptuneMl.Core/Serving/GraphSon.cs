using System.Collections;
using System.Collections.Specialized;

namespace NeptuneMl.Core.Serving;

/// <summary>Reads GraphSON of every version, with and without types: https://tinkerpop.apache.org/docs/current/dev/io/#graphson</summary>
internal static class GraphSon
{
    private const string Type = "@type";
    private const string Content = "@value";

    /// <summary>Returns text, a number, a Boolean, null, an array, a dictionary, or a <see cref="GraphValue"/>.</summary>
    /// <param name="json">Text, a number, a Boolean, null, a dictionary or an array.</param>
    public static object? Read(object? json) => json switch
    {
        IDictionary members when members[Type] is string type => Typed(type, members[Content]),
        IDictionary members => Untyped(members),
        IList items => items.Cast<object?>().Select(Read).ToArray(),
        _ => json,
    };

    private static object? Typed(string type, object? content) => (type, content) switch
    {
        ("g:Map", IList entries) => Map(entries),
        ("g:Vertex", IDictionary vertex) => EntityOf(vertex, isEdge: false),
        ("g:Edge", IDictionary edge) => EntityOf(edge, isEdge: true),
        ("g:VertexProperty", IDictionary property) => new GraphValue.Property(TextOf(property["label"]), Read(property["value"])),
        ("g:Property", IDictionary property) => new GraphValue.Property(TextOf(property["key"]), Read(property["value"])),
        ("g:Path", IDictionary path) => PathOf(path),
        // What JSON cannot write as a number.
        ("g:Double" or "g:Float", "NaN") => double.NaN,
        ("g:Double" or "g:Float", "Infinity") => double.PositiveInfinity,
        ("g:Double" or "g:Float", "-Infinity") => double.NegativeInfinity,
        _ => Read(content),
    };

    private static object? Untyped(IDictionary members)
    {
        if (members["type"] is "vertex" or "edge" && members.Contains("id")) return EntityOf(members, members["type"] is "edge");
        if (Has(members, "labels", "objects")) return PathOf(members);
        if (members.Contains("id") && members.Contains("value") && members["label"] is string label)
            return new GraphValue.Property(label, Read(members["value"]));
        if (Has(members, "key", "value") && members["key"] is string key) return new GraphValue.Property(key, Read(members["value"]));
        OrderedDictionary map = [];
        foreach (DictionaryEntry member in members) map[member.Key] = Read(member.Value);
        return map;
    }

    // Keys alternate with values.
    private static OrderedDictionary Map(IList entries)
    {
        OrderedDictionary map = [];
        for (int i = 0; i + 1 < entries.Count; i += 2) map[TextOf(Read(entries[i]))] = Read(entries[i + 1]);
        return map;
    }

    private static GraphValue.Entity EntityOf(IDictionary members, bool isEdge) => new(TextOf(Read(members["id"])), isEdge);

    private static GraphValue.Path PathOf(IDictionary members) => new(Read(members["objects"]) as object?[] ?? []);

    private static string TextOf(object? value) => string.Create(CultureInfo.InvariantCulture, $"{value}");

    private static bool Has(IDictionary members, string one, string other) =>
        members.Count == 2 && members.Contains(one) && members.Contains(other);
}
