using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.TrainedModelInferenceJob>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class TrainedModelInferenceJobs
{
    public static readonly Resource<TrainedModelInferenceJob> Resource = new(new NameIdentity<TrainedModelInferenceJob>())
    {
        Get = Of(
            (Client client, GetTrainedModelInferenceJobRequest request, Token token) =>
                client.GetTrainedModelInferenceJobAsync(request, token)),
        List = Of(
            (Client client, ListTrainedModelInferenceJobsRequest request, Token token) =>
                client.ListTrainedModelInferenceJobsAsync(request, token)),
        ListShared = Of(
            (Client client, ListCollaborationTrainedModelInferenceJobsRequest request, Token token) =>
                client.ListCollaborationTrainedModelInferenceJobsAsync(request, token)),
        Create = Of(
            (Client client, StartTrainedModelInferenceJobRequest request, Token token) =>
                client.StartTrainedModelInferenceJobAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, CancelTrainedModelInferenceJobRequest request, Token token) =>
                client.CancelTrainedModelInferenceJobAsync(request, token)),
    };
}
