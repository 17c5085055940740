using NeptuneMl.Core.NeptuneML;

namespace NeptuneMl.Core.Serving;

/// <summary>Asks inference endpoints, through the cluster.</summary>
internal static class Inference
{
    /// <summary>Binds and checks a query.</summary>
    public static PreparedRequest<GremlinResponse> Prepare(ServiceSession session, string gremlin)
    {
        ApiInput input = new();
        input.Add("gremlinQuery", "Query", gremlin);
        return GremlinQueries.Execute.Prepare(session, input);
    }

    /// <summary>Asks about nodes or edges, and writes the predictions, and an error for each id without one.</summary>
    public static async Task AskAsync(
        CallContext context, PreparedRequest<GremlinResponse> request, InferenceQuery query, IReadOnlyList<string> ids)
    {
        HashSet<string> missing = [.. ids];
        foreach (Prediction prediction in await PredictAsync(context, request, query, ids).ConfigureAwait(false))
        {
            missing.Remove(prediction.NodeId ?? prediction.Edge!);
            await context.Log!.WriteAsync(prediction, context.CancellationToken).ConfigureAwait(false);
        }

        // Below the threshold, no prediction is a result.
        if (query.ScoreThreshold is not null) return;
        foreach (string id in ids.Where(missing.Contains))
            await context.Log!.FailAsync(Missing(context, query, id), id, context.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks about nodes or edges.</summary>
    public static async Task<IReadOnlyList<Prediction>> PredictAsync(
        CallContext context, PreparedRequest<GremlinResponse> request, InferenceQuery query, IReadOnlyList<string> ids)
    {
        GremlinResponse response = await GremlinQueries.SendAsync(context, request).ConfigureAwait(false);
        return ReadOrFail(context, () => Predictions.Of(response, query, ids));
    }

    /// <summary>Sends a query of the user's own, and writes its results as predictions.</summary>
    public static async Task QueryAsync(CallContext context, PreparedRequest<GremlinResponse> request)
    {
        GremlinResponse response = await GremlinQueries.SendAsync(context, request).ConfigureAwait(false);
        foreach (Prediction prediction in ReadOrFail(context, () => Predictions.Of(response)))
            await context.Log!.WriteAsync(prediction, context.CancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<Prediction> ReadOrFail(CallContext context, Func<IReadOnlyList<Prediction>> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw new NeptuneMLException(
                $"The response of {Failures.NameOf(context.Session.Connection.EndpointUrl)} is not the result of an inference query: "
                + $"{exception.Message}. ({GremlinQueries.Execute.Name})",
                exception)
            {
                ErrorId = ErrorIds.UnexpectedResponse,
                Service = context.Session.ServiceName,
                Operation = GremlinQueries.Execute.Name,
                RecommendedAction = "Send the query with Invoke-NeptuneMLInference -Query -Raw to see the response.",
            };
        }
    }

    private static NeptuneMLException Missing(CallContext context, InferenceQuery query, string id)
    {
        string kind = query.IsAboutEdges ? "edge" : "node";
        return new NeptuneMLException(
            $"Endpoint '{query.Endpoint}' on {Failures.NameOf(context.Session.Connection.EndpointUrl)} predicted no '{query.Property}' for "
            + $"{kind} '{id}'.")
        {
            ErrorId = ErrorIds.PredictionMissing,
            Service = context.Session.ServiceName,
            Operation = GremlinQueries.Execute.Name,
            RecommendedAction = query.IsInductive
                ? $"Check that the graph has the {kind}, and that the model of the endpoint was trained on '{query.Property}'."
                : $"Check that the graph has the {kind}. Specify -Inductive for a {kind} that was added after the training.",
        };
    }
}
