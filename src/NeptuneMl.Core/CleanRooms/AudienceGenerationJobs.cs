using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.AudienceGenerationJob>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class AudienceGenerationJobs
{
    public static readonly Resource<AudienceGenerationJob> Resource = new(new NameIdentity<AudienceGenerationJob>())
    {
        Get = Of(
            (Client client, GetAudienceGenerationJobRequest request, Token token) => client.GetAudienceGenerationJobAsync(request, token)),
        List = Of(
            (Client client, ListAudienceGenerationJobsRequest request, Token token) =>
                client.ListAudienceGenerationJobsAsync(request, token)),
        Create = Of(
            (Client client, StartAudienceGenerationJobRequest request, Token token) =>
                client.StartAudienceGenerationJobAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteAudienceGenerationJobRequest request, Token token) =>
                client.DeleteAudienceGenerationJobAsync(request, token)),
    };
}
