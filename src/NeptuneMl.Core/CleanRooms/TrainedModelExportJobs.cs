using Amazon.CleanRoomsML.Model;
using NeptuneMl.Core.Results;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.TrainedModelExportJob>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Export jobs of trained models. They are started through a membership and listed through the collaboration only. The lookup of a
/// job needs the collaboration, which is read from the trained model when it is not specified.</summary>
internal static class TrainedModelExportJobs
{
    public static readonly Resource<TrainedModelExportJob> Resource = new(new NameIdentity<TrainedModelExportJob>())
    {
        ListShared = Of(
            (Client client, ListCollaborationTrainedModelExportJobsRequest request, Token token) =>
                client.ListCollaborationTrainedModelExportJobsAsync(request, token)),
        Create = Of(
            (Client client, StartTrainedModelExportJobRequest request, Token token) =>
                client.StartTrainedModelExportJobAsync(request, token)),
    };

    /// <summary>
    /// Binds and checks the start of a job. The collaboration is read before the request is sent, so that the job can be looked up.
    /// </summary>
    /// <param name="session">The session of the connection.</param>
    /// <param name="input">The input.</param>
    /// <param name="collaboration">The collaboration of the model, or null to read it from the model.</param>
    public static Change<TrainedModelExportJob> PrepareStart(ServiceSession session, ApiInput input, string? collaboration) =>
        Resource.PrepareCreate(session, input, async (context, request) =>
        {
            StartTrainedModelExportJobRequest start = (StartTrainedModelExportJobRequest)request;
            return ResultReader.Read<TrainedModelExportJob>(start, new ResultScope
            {
                CollaborationIdentifier = collaboration
                ?? await CollaborationOfAsync(context, start.TrainedModelArn, start.MembershipIdentifier).ConfigureAwait(false),
            });
        });

    /// <summary>Lists the export jobs of one trained model, of all members of its collaboration.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="input">The input; the collaboration may be missing.</param>
    /// <param name="membership">The membership to read the model through when the collaboration is missing.</param>
    public static async IAsyncEnumerable<TrainedModelExportJob> ListAsync(CallContext context, ApiInput input, string? membership)
    {
        if (input.Find("collaborationIdentifier") is null)
        {
            string? model = input.Find("trainedModelArn") as string;
            input.Default("collaborationIdentifier", await CollaborationOfAsync(context, model, membership).ConfigureAwait(false));
        }

        await foreach (TrainedModelExportJob job in Resource.ListShared!.Prepare(context.Session, input).ListAsync(context)
            .ConfigureAwait(false))
        {
            yield return job;
        }
    }

    private static async Task<string?> CollaborationOfAsync(CallContext context, string? model, string? membership)
    {
        ResultScope scope = new() { TrainedModelArn = model, MembershipIdentifier = membership };
        TrainedModel trainedModel = await TrainedModels.Resource.Get!.PrepareFrom(context.Session, scope).SendAsync(context)
            .ConfigureAwait(false);
        return trainedModel.CollaborationIdentifier;
    }
}
