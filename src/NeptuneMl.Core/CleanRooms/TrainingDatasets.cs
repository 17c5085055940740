using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.TrainingDataset>;

namespace NeptuneMl.Core.CleanRooms;

internal static class TrainingDatasets
{
    public static readonly Reads<TrainingDataset> Reads = new(
        Of((Client client, GetTrainingDatasetRequest r, Token token) => client.GetTrainingDatasetAsync(r, token), RequestRules.Check),
        Of((Client client, ListTrainingDatasetsRequest r, Token token) => client.ListTrainingDatasetsAsync(r, token), RequestRules.Check));

    public static readonly Creation<TrainingDataset> Create = new(
        Of((Client client, CreateTrainingDatasetRequest r, Token token) => client.CreateTrainingDatasetAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<TrainingDataset> Delete = Of(
        (Client client, DeleteTrainingDatasetRequest r, Token token) => client.DeleteTrainingDatasetAsync(r, token), RequestRules.Check);
}
