using System.Runtime.CompilerServices;
using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.TrainedModelExportJob>;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>
/// Exports of trained models. A membership starts them, and only the collaboration lists them: so the collaboration has to be known
/// to find one again, and is read from the model when it is not.
/// </summary>
internal static class TrainedModelExportJobs
{
    private const string Collaboration = "collaborationIdentifier";

    public static readonly Reads<TrainedModelExportJob> Reads = new(null, null, ListShared: Of(
        (Client client, ListCollaborationTrainedModelExportJobsRequest r, Token token) => client.ListCollaborationTrainedModelExportJobsAsync(r, token),
        RequestRules.Check));

    public static readonly Operation<TrainedModelExportJob> Start = Of(
        (Client client, StartTrainedModelExportJobRequest r, Token token) => client.StartTrainedModelExportJobAsync(r, token), RequestRules.Check);

    /// <summary>Checks a start, ready to be sent. It is sent only when it is known where to look for what came of it.</summary>
    /// <param name="session">The connection's session.</param>
    /// <param name="input">The input.</param>
    /// <param name="collaboration">The collaboration of the model, or null when it is not known.</param>
    public static Change<TrainedModelExportJob> PrepareStart(CleanRoomsSession session, ApiInput input, string? collaboration)
    {
        DateTimeOffset sentAt = default;
        string name = input.Find("name") as string ?? "";
        Change<TrainedModelExportJob> start = Start.Prepare(session, input, name, FindLostAsync, FindEarlierAsync);
        return start with
        {
            SendAsync = SendAsync,
            KeyParameter = "Name",
            NotShown = found => RequestMatch.NotShown(input, found),
            Attempt = number => PrepareStart(session, NamedResources.Attempt(input, name, number), collaboration),
        };

        async Task<TrainedModelExportJob> SendAsync(CallStream? stream, Token token)
        {
            await FindCollaborationAsync(stream, token).ConfigureAwait(false);
            sentAt = DateTimeOffset.UtcNow;
            return InCollaboration(await start.SendAsync(stream, token).ConfigureAwait(false));
        }

        async Task<TrainedModelExportJob?> FindLostAsync(object request, CallStream? stream, Token token) =>
            (await FindAsync(request, sentAt, stream, token).ConfigureAwait(false)).Match;

        async Task<TrainedModelExportJob?> FindEarlierAsync(object request, CallStream? stream, Token token)
        {
            await FindCollaborationAsync(stream, token).ConfigureAwait(false);
            return (await FindAsync(request, null, stream, token).ConfigureAwait(false)).MatchOrMismatch(session, input);
        }

        Task<NamedMatch<TrainedModelExportJob>> FindAsync(object request, DateTimeOffset? askedFor, CallStream? stream, Token token) =>
            NamedResources.FindAsync(Reads, session, InCollaboration(request), new Identification(name, null, askedFor), stream, token);

        async Task FindCollaborationAsync(CallStream? stream, Token token) =>
            collaboration ??= await CollaborationOfAsync(session, input, input.Find("membershipIdentifier"), stream, token).ConfigureAwait(false);

        TrainedModelExportJob InCollaboration(object export) =>
            ResultReader.Read<TrainedModelExportJob>(export, new { CollaborationIdentifier = collaboration, session.Connection });
    }

    /// <summary>Lists the exports of one model, by all members of its collaboration.</summary>
    /// <param name="session">The connection's session.</param>
    /// <param name="input">The input, of which the collaboration may be missing.</param>
    /// <param name="membership">The membership to read the model through in this case.</param>
    /// <param name="stream">Where the calls say what they do.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static async IAsyncEnumerable<TrainedModelExportJob> ListAsync(
        CleanRoomsSession session, ApiInput input, string? membership, CallStream? stream, [EnumeratorCancellation] Token cancellationToken)
    {
        if (input.Find(Collaboration) is null)
            input.Default(Collaboration, await CollaborationOfAsync(session, input, membership, stream, cancellationToken).ConfigureAwait(false));
        await foreach (TrainedModelExportJob job in Reads.ListShared!.ListAsync(session, input, stream, cancellationToken).ConfigureAwait(false)) yield return job;
    }

    private static async Task<string?> CollaborationOfAsync(CleanRoomsSession session, ApiInput export, object? membership, CallStream? stream, Token cancellationToken)
    {
        ApiInput model = new();
        model.Add("trainedModelArn", "TrainedModelArn", export.Find("trainedModelArn"));
        model.Add("membershipIdentifier", "MembershipIdentifier", membership);
        return (await TrainedModels.Reads.Get!.SendAsync(session, model, stream, cancellationToken).ConfigureAwait(false)).CollaborationIdentifier;
    }
}
