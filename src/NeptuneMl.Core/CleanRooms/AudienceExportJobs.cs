using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.AudienceExportJob>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class AudienceExportJobs
{
    public static readonly Resource<AudienceExportJob> Resource = new(new NameIdentity<AudienceExportJob>())
    {
        List = Of(
            (Client client, ListAudienceExportJobsRequest request, Token token) => client.ListAudienceExportJobsAsync(request, token)),
        Create = Of(
            (Client client, StartAudienceExportJobRequest request, Token token) => client.StartAudienceExportJobAsync(request, token)),
    };
}
