using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.AudienceModel>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class AudienceModels
{
    public static readonly Resource<AudienceModel> Resource = new(new NameIdentity<AudienceModel>())
    {
        Get = Of((Client client, GetAudienceModelRequest request, Token token) => client.GetAudienceModelAsync(request, token)),
        List = Of((Client client, ListAudienceModelsRequest request, Token token) => client.ListAudienceModelsAsync(request, token)),
        Create = Of((Client client, CreateAudienceModelRequest request, Token token) => client.CreateAudienceModelAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteAudienceModelRequest request, Token token) => client.DeleteAudienceModelAsync(request, token)),
    };
}
