using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.AudienceGenerationJob>;

namespace NeptuneMl.Core.CleanRooms;

internal static class AudienceGenerationJobs
{
    public static readonly Reads<AudienceGenerationJob> Reads = new(
        Of((Client client, GetAudienceGenerationJobRequest r, Token token) => client.GetAudienceGenerationJobAsync(r, token), RequestRules.Check),
        Of((Client client, ListAudienceGenerationJobsRequest r, Token token) => client.ListAudienceGenerationJobsAsync(r, token), RequestRules.Check));

    public static readonly Creation<AudienceGenerationJob> Start = new(
        Of((Client client, StartAudienceGenerationJobRequest r, Token token) => client.StartAudienceGenerationJobAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<AudienceGenerationJob> Delete = Of(
        (Client client, DeleteAudienceGenerationJobRequest r, Token token) => client.DeleteAudienceGenerationJobAsync(r, token), RequestRules.Check);
}
