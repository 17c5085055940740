using System.Diagnostics;
using Amazon.Neptunedata.Model;
using Amazon.Runtime.Documents;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal static class Engine
{
    public static Task<EngineStatus> GetStatusAsync(NeptuneSession session, CallStream? stream, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        return session.SendAsync(
            (client, r, token) => client.GetEngineStatusAsync(r, token), RequestRules.Check, new GetEngineStatusRequest(),
            response => Read(session, response, Stopwatch.GetElapsedTime(started)), stream, cancellationToken);
    }

    private static EngineStatus Read(NeptuneSession session, GetEngineStatusResponse response, TimeSpan roundTrip)
    {
        if (string.IsNullOrEmpty(response.Status)) throw new InvalidDataException("it has no status");
        return new EngineStatus
        {
            Status = response.Status,
            RoundTrip = roundTrip,
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
            Features = response.Features?.ToDictionary(pair => pair.Key, pair => Plain(pair.Value)) ?? [],
            Settings = response.Settings ?? [],
            Connection = session.Connection,
        };
    }

    private static object? Plain(Document document)
    {
        if (document.IsBool()) return document.AsBool();
        if (document.IsDictionary()) return document.AsDictionary().ToDictionary(pair => pair.Key, pair => Plain(pair.Value));
        if (document.IsDouble()) return document.AsDouble();
        if (document.IsInt()) return document.AsInt();
        if (document.IsLong()) return document.AsLong();
        if (document.IsList()) return document.AsList().Select(Plain).ToArray();
        return document.IsString() ? document.AsString() : null;
    }
}
