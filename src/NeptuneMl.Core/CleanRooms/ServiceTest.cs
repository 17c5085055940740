using System.Diagnostics;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Tests a connection to Clean Rooms ML, which has no status operation, with a list.</summary>
internal static class ServiceTest
{
    /// <summary>Reads the first page of the trained models of a membership, or without one of the training datasets of the
    /// account.</summary>
    public static Task<CleanRoomsMLStatus> RunAsync(CallContext context, string? membership) => membership is null
        ? RunAsync(context, TrainingDatasets.Resource.List!, membership)
        : RunAsync(context, TrainedModels.Resource.List!, membership);

    private static async Task<CleanRoomsMLStatus> RunAsync<TResource>(CallContext context, Operation<TResource> list, string? membership)
        where TResource : class
    {
        PreparedRequest<TResource> request = list.PrepareFrom(context.Session, new ResultScope { MembershipIdentifier = membership });
        long started = Stopwatch.GetTimestamp();
        _ = await request.ListAsync(context).AnyAsync(context.CancellationToken).ConfigureAwait(false);
        return new CleanRoomsMLStatus
        {
            MembershipIdentifier = membership,
            Operation = list.Name,
            RoundTripInMilliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Connection = (CleanRoomsMLConnection)context.Session.Connection,
        };
    }
}
