using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.TrainedModelInferenceJob>;

namespace NeptuneMl.Core.CleanRooms;

internal static class TrainedModelInferenceJobs
{
    /// <summary>The collaboration's view lists, and has no way to read one.</summary>
    public static readonly Reads<TrainedModelInferenceJob> Reads = new(
        Of((Client client, GetTrainedModelInferenceJobRequest r, Token token) => client.GetTrainedModelInferenceJobAsync(r, token), RequestRules.Check),
        Of((Client client, ListTrainedModelInferenceJobsRequest r, Token token) => client.ListTrainedModelInferenceJobsAsync(r, token), RequestRules.Check),
        ListShared: Of(
            (Client client, ListCollaborationTrainedModelInferenceJobsRequest r, Token token) => client.ListCollaborationTrainedModelInferenceJobsAsync(r, token),
            RequestRules.Check));

    public static readonly Creation<TrainedModelInferenceJob> Start = new(
        Of((Client client, StartTrainedModelInferenceJobRequest r, Token token) => client.StartTrainedModelInferenceJobAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<TrainedModelInferenceJob> Cancel = Of(
        (Client client, CancelTrainedModelInferenceJobRequest r, Token token) => client.CancelTrainedModelInferenceJobAsync(r, token), RequestRules.Check);
}
