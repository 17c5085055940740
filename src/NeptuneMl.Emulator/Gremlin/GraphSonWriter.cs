using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NeptuneMl.Emulator.Gremlin;

/// <summary>Writes results as GraphSON, in the version that the Accept header names and by default in version 3 with types:
/// https://tinkerpop.apache.org/docs/current/dev/io/#graphson</summary>
internal sealed class GraphSonWriter
{
    private readonly Utf8JsonWriter _output;
    private readonly bool _hasTypes;
    private readonly bool _hasTypedCollections;

    public GraphSonWriter(Utf8JsonWriter output, string? serializer)
    {
        _output = output;
        _hasTypes = serializer?.Contains("v1.0", StringComparison.Ordinal) != true
            && serializer?.EndsWith("types=false", StringComparison.Ordinal) != true;
        _hasTypedCollections = _hasTypes && serializer?.Contains("v2.0", StringComparison.Ordinal) != true;
    }

    public void WriteList(IReadOnlyList<object> items) => Collection("g:List", () => Array(items, Write));

    public void WriteEmptyMap()
    {
        if (_hasTypedCollections)
        {
            Collection("g:Map", () => Array<object>([], Write));
            return;
        }

        _output.WriteStartObject();
        _output.WriteEndObject();
    }

    private void Write(object value)
    {
        switch (value)
        {
            case string text: _output.WriteStringValue(text); break;
            case long count: Typed("g:Int64", () => _output.WriteNumberValue(count)); break;
            case double number: Typed("g:Double", () => _output.WriteNumberValue(number)); break;
            case GraphElement.Entity { IsEdge: false } vertex: WriteVertex(vertex); break;
            case GraphElement.Entity edge: WriteEdge(edge); break;
            case GraphElement.Property { Owner.IsEdge: false } property: WriteVertexProperty(property); break;
            case GraphElement.Property property: WriteProperty(property); break;
            case (string Label, object Value)[] map: WriteMap(map); break;
            case Traverser path: WritePath(path); break;
            default: throw new ArgumentException($"{value.GetType().Name} is not a value of a traversal.", nameof(value));
        }
    }

    private void WriteVertex(GraphElement.Entity vertex) => Typed("g:Vertex", () =>
    {
        _output.WriteStartObject();
        _output.WriteString("id", vertex.Id);
        _output.WriteString("label", vertex.Label);
        if (!_hasTypes)
            _output.WriteString("type", "vertex");
        _output.WriteEndObject();
    });

    // An edge of the sample graph has no vertices of its own.
    private void WriteEdge(GraphElement.Entity edge) => Typed("g:Edge", () =>
    {
        _output.WriteStartObject();
        _output.WriteString("id", edge.Id);
        _output.WriteString("label", edge.Label);
        if (!_hasTypes)
            _output.WriteString("type", "edge");
        foreach (string end in (string[])["in", "out"])
        {
            _output.WriteString($"{end}VLabel", "vertex");
            _output.WriteString($"{end}V", $"{edge.Id}-{end}");
        }

        _output.WriteEndObject();
    });

    private void WriteVertexProperty(GraphElement.Property property) => Typed("g:VertexProperty", () =>
    {
        _output.WriteStartObject();
        _output.WritePropertyName("id");
        int id = BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.Unicode.GetBytes($"{property.Owner.Id}\n{property.Key}")));
        Typed("g:Int32", () => _output.WriteNumberValue(id));
        _output.WritePropertyName("value");
        Write(property.Value);
        _output.WriteString("label", property.Key);
        _output.WriteEndObject();
    });

    private void WriteProperty(GraphElement.Property property) => Typed("g:Property", () =>
    {
        _output.WriteStartObject();
        _output.WriteString("key", property.Key);
        _output.WritePropertyName("value");
        Write(property.Value);
        _output.WriteEndObject();
    });

    private void WriteMap((string Label, object Value)[] map)
    {
        if (_hasTypedCollections)
        {
            Collection("g:Map", () => Array<object>([.. map.SelectMany(entry => new[] { entry.Label, entry.Value })], Write));
            return;
        }

        _output.WriteStartObject();
        foreach ((string label, object value) in map)
        {
            _output.WritePropertyName(label);
            Write(value);
        }

        _output.WriteEndObject();
    }

    private void WritePath(Traverser path) => Typed("g:Path", () =>
    {
        _output.WriteStartObject();
        _output.WritePropertyName("labels");
        Collection("g:List", () => Array(path.Path, entry => Collection("g:Set", () => Array(entry.Labels, Write))));
        _output.WritePropertyName("objects");
        Collection("g:List", () => Array(path.Path, entry => Write(entry.Value)));
        _output.WriteEndObject();
    });

    private void Array<T>(IEnumerable<T> items, Action<T> write)
    {
        _output.WriteStartArray();
        foreach (T item in items)
            write(item);
        _output.WriteEndArray();
    }

    private void Typed(string type, Action write) => Wrap(_hasTypes, type, write);

    private void Collection(string type, Action write) => Wrap(_hasTypedCollections, type, write);

    private void Wrap(bool isTyped, string type, Action write)
    {
        if (!isTyped)
        {
            write();
            return;
        }

        _output.WriteStartObject();
        _output.WriteString("@type", type);
        _output.WritePropertyName("@value");
        write();
        _output.WriteEndObject();
    }
}
