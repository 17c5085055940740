namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Finds the operation for a method and path. Literal segments take precedence over labels.</summary>
internal sealed class RouteTable
{
    private readonly Node _root = new();

    public void Add(Route route)
    {
        Node node = _root;
        foreach (string segment in route.Operation.Segments)
            node = node.Step(segment, route.Protocol);
        node.Routes.Add(new KeyValuePair<byte[], Route>(Encoding.ASCII.GetBytes(route.Operation.Method), route));
    }

    public RouteMatch Match(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        Node? node = _root;
        ServiceProtocol? protocol = null;
        List<string>? labels = null;
        ReadOnlySpan<byte> rest = path[1..];
        while (node is not null)
        {
            int slash = rest.IndexOf((byte)'/');
            ReadOnlySpan<byte> segment = slash < 0 ? rest : rest[..slash];
            if (node.Literal(segment) is { } literal)
            {
                node = literal;
            }
            else if (node.Label is not null && !segment.IsEmpty)
            {
                if (!PercentEncoding.TryDecode(segment, plusIsSpace: false, out string label))
                    return new RouteMatch(null, [], protocol, IsMalformed: true);
                (labels ??= new List<string>(2)).Add(label);
                node = node.Label;
            }
            else
            {
                break;
            }

            protocol ??= node.Protocol;
            if (slash < 0)
                return Choose(node, method, labels ?? [], protocol);
            rest = rest[(slash + 1)..];
        }

        return new RouteMatch(null, [], protocol);
    }

    private static RouteMatch Choose(Node node, ReadOnlySpan<byte> method, List<string> labels, ServiceProtocol? protocol)
    {
        foreach ((byte[] name, Route route) in node.Routes)
        {
            if (method.SequenceEqual(name))
                return new RouteMatch(route, labels, route.Protocol);
        }

        string? allowed = node.Routes.Count == 0 ? null : string.Join(", ", node.Routes.Select(entry => entry.Value.Operation.Method));
        return new RouteMatch(null, [], protocol, allowed);
    }

    private sealed class Node
    {
        private readonly List<KeyValuePair<byte[], Node>> _literals = [];

        public List<KeyValuePair<byte[], Route>> Routes { get; } = [];

        public Node? Label { get; private set; }

        public ServiceProtocol? Protocol { get; private init; }

        public Node? Literal(ReadOnlySpan<byte> segment)
        {
            foreach ((byte[] name, Node node) in _literals)
            {
                if (segment.SequenceEqual(name))
                    return node;
            }

            return null;
        }

        public Node Step(string segment, ServiceProtocol protocol)
        {
            if (Api.Operation.IsLabel(segment))
                return Label ??= new Node { Protocol = protocol };
            byte[] name = Encoding.ASCII.GetBytes(segment);
            Node? node = Literal(name);
            if (node is null)
                _literals.Add(KeyValuePair.Create(name, node = new Node { Protocol = protocol }));
            return node;
        }
    }
}
