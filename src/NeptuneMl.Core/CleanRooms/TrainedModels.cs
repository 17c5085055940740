using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.TrainedModel>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class TrainedModels
{
    public static readonly Resource<TrainedModel> Resource = new(new NameIdentity<TrainedModel>())
    {
        Get = Of((Client client, GetTrainedModelRequest request, Token token) => client.GetTrainedModelAsync(request, token)),
        List = Of((Client client, ListTrainedModelsRequest request, Token token) => client.ListTrainedModelsAsync(request, token)),
        GetShared = Of(
            (Client client, GetCollaborationTrainedModelRequest request, Token token) =>
                client.GetCollaborationTrainedModelAsync(request, token)),
        ListShared = Of(
            (Client client, ListCollaborationTrainedModelsRequest request, Token token) =>
                client.ListCollaborationTrainedModelsAsync(request, token)),
        Create = Of((Client client, CreateTrainedModelRequest request, Token token) => client.CreateTrainedModelAsync(request, token)),
    };

    /// <summary>Lists all versions of one model. The operation of the collaboration lists models without versions.</summary>
    public static readonly Operation<TrainedModel> ListVersions = Operation<TrainedModel>.Of(
        (Client client, ListTrainedModelVersionsRequest request, Token token) => client.ListTrainedModelVersionsAsync(request, token));

    public static readonly Operation<NoContent> Cancel = Operation<NoContent>.Of(
        (Client client, CancelTrainedModelRequest request, Token token) => client.CancelTrainedModelAsync(request, token));

    /// <summary>Deletes the output of a model, but not the model.</summary>
    public static readonly Operation<NoContent> DeleteOutput = Operation<NoContent>.Of(
        (Client client, DeleteTrainedModelOutputRequest request, Token token) => client.DeleteTrainedModelOutputAsync(request, token));
}
