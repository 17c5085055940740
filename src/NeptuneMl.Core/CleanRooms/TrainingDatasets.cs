using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.TrainingDataset>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class TrainingDatasets
{
    public static readonly Resource<TrainingDataset> Resource = new(new NameIdentity<TrainingDataset>())
    {
        Get = Of((Client client, GetTrainingDatasetRequest request, Token token) => client.GetTrainingDatasetAsync(request, token)),
        List = Of((Client client, ListTrainingDatasetsRequest request, Token token) => client.ListTrainingDatasetsAsync(request, token)),
        Create = Of(
            (Client client, CreateTrainingDatasetRequest request, Token token) => client.CreateTrainingDatasetAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteTrainingDatasetRequest request, Token token) => client.DeleteTrainingDatasetAsync(request, token)),
    };
}
