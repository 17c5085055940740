using System.Collections;
using System.Collections.Specialized;

namespace NeptuneMl.Core.Serving;

/// <summary>Reads predictions from the results of a query. A result is a property or a node, alone or with its source: as the two values of
/// a map (<c>select()</c>) or as the two objects of a path. A score belongs to the first prediction of its source that has none.</summary>
internal static class Predictions
{
    private const string Data = "data";

    /// <summary>The predictions about nodes or edges, in the order of the ids.</summary>
    /// <exception cref="InvalidDataException">The response is not a result of the query.</exception>
    public static IReadOnlyList<Prediction> Of(GremlinResponse response, InferenceQuery query, IReadOnlyList<string> ids)
    {
        GraphValue.Entity? only = ids.Count == 1 ? new GraphValue.Entity(ids[0], query.IsAboutEdges) : null;
        Dictionary<string, int> order = ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        return
        [
            .. Read(response, only, query)
                .OrderBy(prediction => order.GetValueOrDefault(prediction.NodeId ?? prediction.Edge ?? "", int.MaxValue)),
        ];
    }

    /// <summary>What a query of the user's own returned, in its order.</summary>
    /// <exception cref="InvalidDataException">The response has no list of results.</exception>
    public static IReadOnlyList<Prediction> Of(GremlinResponse response) => Read(response, null, null);

    private static List<Prediction> Read(GremlinResponse response, GraphValue.Entity? only, InferenceQuery? query)
    {
        object? data = response.Result is IDictionary result ? GraphSon.Read(result[Data]) : null;
        if (data is not object?[] items) throw new InvalidDataException("its result has no list of data");
        List<Prediction> predictions = [];
        foreach (object? item in items)
        {
            (GraphValue.Entity? source, object? found) = Split(item);
            source ??= only;
            if (query is not null && (source is null || found is not GraphValue))
                throw new InvalidDataException("a result has no node or edge");
            if (found is GraphValue.Property { Key: InferenceQuery.ScoreKey } score)
            {
                Prediction? scored = predictions.Find(prediction => prediction.Score is null
                    && (prediction.NodeId ?? prediction.Edge) == source?.Id && prediction.Property is not null);
                if (scored is not null && score.Value is IConvertible number)
                    scored.Score = Convert.ToDouble(number, CultureInfo.InvariantCulture);
                continue;
            }

            predictions.Add(new Prediction
            {
                NodeId = source is { IsEdge: false } ? source.Id : null,
                Edge = source is { IsEdge: true } ? source.Id : null,
                Property = found is GraphValue.Property property ? property.Key : query?.Property,
                Value = Plain(found),
                EndpointId = query?.Endpoint,
                LatencyInMilliseconds = response.LatencyInMilliseconds,
                Connection = response.Connection,
            });
        }

        return predictions;
    }

    private static (GraphValue.Entity? Source, object? Found) Split(object? item) => item switch
    {
        OrderedDictionary { Count: 2 } map when map[0] is GraphValue.Entity source => (source, map[1]),
        GraphValue.Path { Objects: [GraphValue.Entity source, var found] } => (source, found),
        _ => (null, item),
    };

    private static object? Plain(object? value) => value switch
    {
        GraphValue.Property property => Plain(property.Value),
        GraphValue.Entity entity => entity.Id,
        GraphValue.Path path => path.Objects.Select(Plain).ToArray(),
        OrderedDictionary map => Plain(map),
        object?[] items => items.Select(Plain).ToArray(),
        _ => value,
    };

    private static OrderedDictionary Plain(OrderedDictionary map)
    {
        OrderedDictionary plain = [];
        foreach (DictionaryEntry entry in map) plain[entry.Key] = Plain(entry.Value);
        return plain;
    }
}
