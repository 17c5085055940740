using System.Diagnostics;
using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.NeptuneML;

/// <summary>The status operation of the Neptune engine.</summary>
internal static class Engine
{
    /// <summary>Reads the status of the engine, and measures the round-trip time.</summary>
    public static Task<EngineStatus> GetStatusAsync(CallContext context)
    {
        long started = Stopwatch.GetTimestamp();
        GetEngineStatusRequest request = new();
        return new ServiceCall<GetEngineStatusResponse, EngineStatus>(
            context, request, token => context.Session.Client<IAmazonNeptunedata>().GetEngineStatusAsync(request, token),
            response => Read(context.Session, response, Stopwatch.GetElapsedTime(started))).SendAsync();
    }

    private static EngineStatus Read(ServiceSession session, GetEngineStatusResponse response, TimeSpan roundTrip)
    {
        if (string.IsNullOrEmpty(response.Status)) throw new InvalidDataException("it has no status");
        return new EngineStatus
        {
            Status = response.Status,
            RoundTripInMilliseconds = roundTrip.TotalMilliseconds,
            StartTime = response.StartTime,
            DbEngineVersion = response.DbEngineVersion,
            Role = response.Role,
            DfeQueryEngine = response.DfeQueryEngine,
            GremlinVersion = response.Gremlin?.Version,
            SparqlVersion = response.Sparql?.Version,
            OpencypherVersion = response.Opencypher?.Version,
            LabMode = response.LabMode ?? [],
            RollingBackTrxCount = response.RollingBackTrxCount,
            RollingBackTrxEarliestStartTime = response.RollingBackTrxEarliestStartTime,
            Features = response.Features?.ToDictionary(pair => pair.Key, pair => PlainDocument.Of(pair.Value)) ?? [],
            Settings = response.Settings ?? [],
            Connection = (NeptuneMLConnection)session.Connection,
        };
    }
}
