using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.AudienceExportJob>;

namespace NeptuneMl.Core.CleanRooms;

internal static class AudienceExportJobs
{
    public static readonly Reads<AudienceExportJob> Reads = new(
        null,
        Of((Client client, ListAudienceExportJobsRequest r, Token token) => client.ListAudienceExportJobsAsync(r, token), RequestRules.Check));

    public static readonly Creation<AudienceExportJob> Start = new(
        Of((Client client, StartAudienceExportJobRequest r, Token token) => client.StartAudienceExportJobAsync(r, token), RequestRules.Check),
        Reads);
}
