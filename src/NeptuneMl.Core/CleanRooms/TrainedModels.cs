using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.TrainedModel>;

namespace NeptuneMl.Core.CleanRooms;

internal static class TrainedModels
{
    public static readonly Reads<TrainedModel> Reads = new(
        Of((Client client, GetTrainedModelRequest r, Token token) => client.GetTrainedModelAsync(r, token), RequestRules.Check),
        Of((Client client, ListTrainedModelsRequest r, Token token) => client.ListTrainedModelsAsync(r, token), RequestRules.Check),
        Of((Client client, GetCollaborationTrainedModelRequest r, Token token) => client.GetCollaborationTrainedModelAsync(r, token), RequestRules.Check),
        Of((Client client, ListCollaborationTrainedModelsRequest r, Token token) => client.ListCollaborationTrainedModelsAsync(r, token), RequestRules.Check));

    public static readonly Creation<TrainedModel> Create = new(
        Of((Client client, CreateTrainedModelRequest r, Token token) => client.CreateTrainedModelAsync(r, token), RequestRules.Check),
        Reads);

    /// <summary>Every version of one model; only the member's view has them.</summary>
    public static readonly Operation<TrainedModel> ListVersions = Of(
        (Client client, ListTrainedModelVersionsRequest r, Token token) => client.ListTrainedModelVersionsAsync(r, token), RequestRules.Check);

    public static readonly Operation<TrainedModel> Cancel = Of(
        (Client client, CancelTrainedModelRequest r, Token token) => client.CancelTrainedModelAsync(r, token), RequestRules.Check);

    public static readonly Operation<TrainedModel> DeleteOutput = Of(
        (Client client, DeleteTrainedModelOutputRequest r, Token token) => client.DeleteTrainedModelOutputAsync(r, token), RequestRules.Check);
}
