using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.CleanRooms;

internal sealed class TrainedModels
{
    // How far the service's clock may be behind this machine's when a lost creation is looked for.
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    private readonly CleanRoomsSession _session;

    public TrainedModels(CleanRoomsSession session) => _session = session;

    /// <summary>A creation, checked.</summary>
    public static Change<TrainedModel> Create(CleanRoomsSession session, ApiInput input)
    {
        CreateTrainedModelRequest request = CheckedRequest.From<CreateTrainedModelRequest>(input, RequestRules.Check);
        return new Change<TrainedModel>(request.Name, (stream, cancellationToken) => new TrainedModels(session).CreateAsync(request, stream, cancellationToken));
    }

    public Task<TrainedModel> CreateAsync(CreateTrainedModelRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        DateTimeOffset asked = DateTimeOffset.UtcNow - s_clockTolerance;
        return _session.ChangeOnceAsync(
            (client, r, token) => client.CreateTrainedModelAsync(r, token), RequestRules.Check, request,
            response => Result(response, request),
            token => LookAsync(request, asked, stream, token), stream, cancellationToken);
    }

    public async Task<TrainedModel> GetAsync(
        View view, string arn, string? version, CallStream? stream, CancellationToken cancellationToken)
    {
        if (view.IsCollaboration)
        {
            return Result(await _session.SendAsync(
                (client, r, token) => client.GetCollaborationTrainedModelAsync(r, token), RequestRules.Check,
                new GetCollaborationTrainedModelRequest
                {
                    CollaborationIdentifier = view.CollaborationIdentifier, TrainedModelArn = arn, VersionIdentifier = version,
                },
                stream, cancellationToken).ConfigureAwait(false));
        }

        return Result(await _session.SendAsync(
            (client, r, token) => client.GetTrainedModelAsync(r, token), RequestRules.Check,
            new GetTrainedModelRequest { MembershipIdentifier = view.MembershipIdentifier, TrainedModelArn = arn, VersionIdentifier = version },
            stream, cancellationToken).ConfigureAwait(false));
    }

    public IAsyncEnumerable<TrainedModel> ListAsync(View view, CallStream? stream, CancellationToken cancellationToken) =>
        Paging.StreamAsync(
            async page =>
            {
                if (view.IsCollaboration)
                {
                    ListCollaborationTrainedModelsResponse shared = await _session.SendAsync(
                        (client, r, token) => client.ListCollaborationTrainedModelsAsync(r, token), RequestRules.Check,
                        new ListCollaborationTrainedModelsRequest
                        {
                            CollaborationIdentifier = view.CollaborationIdentifier, MaxResults = Paging.PageSize, NextToken = page,
                        },
                        stream, cancellationToken).ConfigureAwait(false);
                    return ((shared.CollaborationTrainedModels ?? []).Select(model => Result(model)), shared.NextToken);
                }

                ListTrainedModelsResponse own = await _session.SendAsync(
                    (client, r, token) => client.ListTrainedModelsAsync(r, token), RequestRules.Check,
                    new ListTrainedModelsRequest { MembershipIdentifier = view.MembershipIdentifier, MaxResults = Paging.PageSize, NextToken = page },
                    stream, cancellationToken).ConfigureAwait(false);
                return ((own.TrainedModels ?? []).Select(model => Result(model)), own.NextToken);
            },
            cancellationToken);

    /// <summary>Every version of one model; only the member's view has them.</summary>
    public IAsyncEnumerable<TrainedModel> ListVersionsAsync(
        string membershipIdentifier, string arn, CallStream? stream, CancellationToken cancellationToken) =>
        Paging.StreamAsync(
            async page =>
            {
                ListTrainedModelVersionsResponse versions = await _session.SendAsync(
                    (client, r, token) => client.ListTrainedModelVersionsAsync(r, token), RequestRules.Check,
                    new ListTrainedModelVersionsRequest
                    {
                        MembershipIdentifier = membershipIdentifier, TrainedModelArn = arn, MaxResults = Paging.PageSize, NextToken = page,
                    },
                    stream, cancellationToken).ConfigureAwait(false);
                return ((versions.TrainedModels ?? []).Select(model => Result(model)), versions.NextToken);
            },
            cancellationToken);

    public Task CancelAsync(string membershipIdentifier, string arn, string? version, CallStream? stream, CancellationToken cancellationToken) =>
        _session.SendAsync(
            (client, r, token) => client.CancelTrainedModelAsync(r, token), RequestRules.Check,
            new CancelTrainedModelRequest { MembershipIdentifier = membershipIdentifier, TrainedModelArn = arn, VersionIdentifier = version },
            stream, cancellationToken);

    public Task DeleteOutputAsync(string membershipIdentifier, string arn, string? version, CallStream? stream, CancellationToken cancellationToken) =>
        _session.SendAsync(
            (client, r, token) => client.DeleteTrainedModelOutputAsync(r, token), RequestRules.Check,
            new DeleteTrainedModelOutputRequest { MembershipIdentifier = membershipIdentifier, TrainedModelArn = arn, VersionIdentifier = version },
            stream, cancellationToken);

    private async Task<TrainedModel?> LookAsync(
        CreateTrainedModelRequest request, DateTimeOffset since, CallStream? stream, CancellationToken cancellationToken)
    {
        View view = new(request.MembershipIdentifier, null);
        await foreach (TrainedModel model in ListAsync(view, stream, cancellationToken).ConfigureAwait(false))
            if (model.Name == request.Name && model.CreationTime >= since)
                return await GetAsync(view, model.TrainedModelArn, model.VersionIdentifier, stream, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private TrainedModel Result(params ReadOnlySpan<object?> sources) => ResultReader.Read<TrainedModel>([.. sources, new { _session.Connection }]);
}
