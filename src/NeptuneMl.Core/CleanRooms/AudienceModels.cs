using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.AudienceModel>;

namespace NeptuneMl.Core.CleanRooms;

internal static class AudienceModels
{
    public static readonly Reads<AudienceModel> Reads = new(
        Of((Client client, GetAudienceModelRequest r, Token token) => client.GetAudienceModelAsync(r, token), RequestRules.Check),
        Of((Client client, ListAudienceModelsRequest r, Token token) => client.ListAudienceModelsAsync(r, token), RequestRules.Check));

    public static readonly Creation<AudienceModel> Create = new(
        Of((Client client, CreateAudienceModelRequest r, Token token) => client.CreateAudienceModelAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<AudienceModel> Delete = Of(
        (Client client, DeleteAudienceModelRequest r, Token token) => client.DeleteAudienceModelAsync(r, token), RequestRules.Check);
}
