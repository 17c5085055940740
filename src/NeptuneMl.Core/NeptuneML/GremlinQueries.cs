using System.Diagnostics;
using Amazon.Neptunedata.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.GremlinResponse>;
using Client = Amazon.Neptunedata.IAmazonNeptunedata;

namespace NeptuneMl.Core.NeptuneML;

/// <summary>Gremlin queries.</summary>
internal static class GremlinQueries
{
    public static readonly Operation<GremlinResponse> Execute = Of(
        (Client client, ExecuteGremlinQueryRequest request, Token token) => client.ExecuteGremlinQueryAsync(request, token));

    /// <summary>Sends a query, and measures the time until its response.</summary>
    public static async Task<GremlinResponse> SendAsync(CallContext context, PreparedRequest<GremlinResponse> query)
    {
        long started = Stopwatch.GetTimestamp();
        GremlinResponse response = await query.SendAsync(context).ConfigureAwait(false);
        response.LatencyInMilliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return response;
    }
}
