using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.CleanRooms;

internal sealed class TrainedModelInferenceJobs
{
    // How far the service's clock may be behind this machine's when a lost start is looked for.
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    private readonly CleanRoomsSession _session;

    public TrainedModelInferenceJobs(CleanRoomsSession session) => _session = session;

    /// <summary>A start, checked.</summary>
    public static Change<TrainedModelInferenceJob> Start(CleanRoomsSession session, ApiInput input)
    {
        StartTrainedModelInferenceJobRequest request = CheckedRequest.From<StartTrainedModelInferenceJobRequest>(input, RequestRules.Check);
        return new Change<TrainedModelInferenceJob>(
            request.Name, (stream, cancellationToken) => new TrainedModelInferenceJobs(session).StartAsync(request, stream, cancellationToken));
    }

    public Task<TrainedModelInferenceJob> StartAsync(
        StartTrainedModelInferenceJobRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        DateTimeOffset asked = DateTimeOffset.UtcNow - s_clockTolerance;
        return _session.ChangeOnceAsync(
            (client, r, token) => client.StartTrainedModelInferenceJobAsync(r, token), RequestRules.Check, request,
            response => Result(response, request),
            token => LookAsync(request, asked, stream, token), stream, cancellationToken);
    }

    public async Task<TrainedModelInferenceJob> GetAsync(
        string membershipIdentifier, string arn, CallStream? stream, CancellationToken cancellationToken) =>
        Result(await _session.SendAsync(
            (client, r, token) => client.GetTrainedModelInferenceJobAsync(r, token), RequestRules.Check,
            new GetTrainedModelInferenceJobRequest { MembershipIdentifier = membershipIdentifier, TrainedModelInferenceJobArn = arn },
            stream, cancellationToken).ConfigureAwait(false));

    /// <summary>Lists a view's jobs, of one model or one version of it where these are given.</summary>
    public IAsyncEnumerable<TrainedModelInferenceJob> ListAsync(
        View view, string? trainedModelArn, string? version, CallStream? stream, CancellationToken cancellationToken) =>
        Paging.StreamAsync(
            async page =>
            {
                if (view.IsCollaboration)
                {
                    ListCollaborationTrainedModelInferenceJobsResponse shared = await _session.SendAsync(
                        (client, r, token) => client.ListCollaborationTrainedModelInferenceJobsAsync(r, token), RequestRules.Check,
                        new ListCollaborationTrainedModelInferenceJobsRequest
                        {
                            CollaborationIdentifier = view.CollaborationIdentifier, TrainedModelArn = trainedModelArn,
                            TrainedModelVersionIdentifier = version, MaxResults = Paging.PageSize, NextToken = page,
                        },
                        stream, cancellationToken).ConfigureAwait(false);
                    return ((shared.CollaborationTrainedModelInferenceJobs ?? []).Select(job => Result(job)), shared.NextToken);
                }

                ListTrainedModelInferenceJobsResponse own = await _session.SendAsync(
                    (client, r, token) => client.ListTrainedModelInferenceJobsAsync(r, token), RequestRules.Check,
                    new ListTrainedModelInferenceJobsRequest
                    {
                        MembershipIdentifier = view.MembershipIdentifier, TrainedModelArn = trainedModelArn,
                        TrainedModelVersionIdentifier = version, MaxResults = Paging.PageSize, NextToken = page,
                    },
                    stream, cancellationToken).ConfigureAwait(false);
                return ((own.TrainedModelInferenceJobs ?? []).Select(job => Result(job)), own.NextToken);
            },
            cancellationToken);

    public Task CancelAsync(string membershipIdentifier, string arn, CallStream? stream, CancellationToken cancellationToken) =>
        _session.SendAsync(
            (client, r, token) => client.CancelTrainedModelInferenceJobAsync(r, token), RequestRules.Check,
            new CancelTrainedModelInferenceJobRequest { MembershipIdentifier = membershipIdentifier, TrainedModelInferenceJobArn = arn },
            stream, cancellationToken);

    private async Task<TrainedModelInferenceJob?> LookAsync(
        StartTrainedModelInferenceJobRequest request, DateTimeOffset since, CallStream? stream, CancellationToken cancellationToken)
    {
        View view = new(request.MembershipIdentifier, null);
        await foreach (TrainedModelInferenceJob job in ListAsync(view, request.TrainedModelArn, null, stream, cancellationToken).ConfigureAwait(false))
            if (job.Name == request.Name && job.CreationTime >= since)
                return await GetAsync(request.MembershipIdentifier, job.TrainedModelInferenceJobArn, stream, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private TrainedModelInferenceJob Result(params ReadOnlySpan<object?> sources) =>
        ResultReader.Read<TrainedModelInferenceJob>([.. sources, new { _session.Connection }]);
}
