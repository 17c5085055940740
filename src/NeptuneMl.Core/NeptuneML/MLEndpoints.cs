using Amazon.Neptunedata.Model;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal sealed class MLEndpoints : NeptuneJobs<MLEndpoint>
{
    public MLEndpoints(NeptuneSession session) : base(session)
    {
    }

    /// <summary>A creation, checked and under an id of its own.</summary>
    public static Change<MLEndpoint> Create(NeptuneSession session, ApiInput input)
    {
        CreateMLEndpointRequest request = CheckedRequest.From<CreateMLEndpointRequest>(input, RequestRules.Check);
        request.Id ??= NewId();
        return new Change<MLEndpoint>(request.Id, (stream, cancellationToken) => new MLEndpoints(session).CreateAsync(request, stream, cancellationToken));
    }

    /// <summary>An update of the endpoint that the input names, checked.</summary>
    public static Change<MLEndpoint> Update(NeptuneSession session, ApiInput input)
    {
        CreateMLEndpointRequest request = CheckedRequest.From<CreateMLEndpointRequest>(input, RequestRules.Check);
        request.Update = true;
        return new Change<MLEndpoint>(request.Id, (stream, cancellationToken) => new MLEndpoints(session).UpdateAsync(request, stream, cancellationToken));
    }

    public Task<MLEndpoint> CreateAsync(CreateMLEndpointRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        MLEndpoint asked = Started(request, null, null);
        return Session.ChangeOnceAsync(
            (client, r, token) => client.CreateMLEndpointAsync(r, token), RequestRules.Check, request,
            response => Started(request, response.Id, response),
            token => LookAsync(request.Id, request.NeptuneIamRoleArn, asked, stream, token), stream, cancellationToken);
    }

    /// <summary>Points an endpoint at another model. The same update sent twice has the effect of one, so it is simply retried.</summary>
    public async Task<MLEndpoint> UpdateAsync(CreateMLEndpointRequest request, CallStream? stream, CancellationToken cancellationToken)
    {
        CreateMLEndpointResponse response = await Session.SendAsync(
            (client, r, token) => client.CreateMLEndpointAsync(r, token), RequestRules.Check, request, stream, cancellationToken).ConfigureAwait(false);
        return Started(request, response.Id, response);
    }

    public override async Task<MLEndpoint> GetAsync(
        string id, string? neptuneIamRoleArn, MLEndpoint? known, CallStream? stream, CancellationToken cancellationToken)
    {
        GetMLEndpointResponse response = await Session.SendAsync(
            (client, r, token) => client.GetMLEndpointAsync(r, token), RequestRules.Check,
            new GetMLEndpointRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return new MLEndpoint
        {
            Id = response.Id ?? id,
            Arn = known?.Arn,
            Status = response.Status,
            CreationTime = known?.CreationTime,
            SourceTrainingJobId = known?.SourceTrainingJobId,
            SourceTransformJobId = known?.SourceTransformJobId,
            InstanceType = known?.InstanceType,
            InstanceCount = known?.InstanceCount,
            Endpoint = Results.Resource(response.Endpoint),
            EndpointConfig = Results.Model(response.EndpointConfig),
            NeptuneIamRoleArn = neptuneIamRoleArn,
            SagemakerIamRoleArn = known?.SagemakerIamRoleArn,
            Connection = Session.Connection,
        };
    }

    public override async Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken)
    {
        ListMLEndpointsResponse response = await Session.SendAsync(
            (client, r, token) => client.ListMLEndpointsAsync(r, token), RequestRules.Check,
            new ListMLEndpointsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, stream, cancellationToken).ConfigureAwait(false);
        return response.Ids ?? [];
    }

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.DeleteMLEndpointAsync(r, token), RequestRules.Check,
            new DeleteMLEndpointRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, stream, cancellationToken);

    private MLEndpoint Started(CreateMLEndpointRequest request, string? id, CreateMLEndpointResponse? response) => new()
    {
        Id = id ?? request.Id,
        Arn = response?.Arn,
        CreationTime = Time(response?.CreationTimeInMillis),
        SourceTrainingJobId = request.MlModelTrainingJobId,
        SourceTransformJobId = request.MlModelTransformJobId,
        InstanceType = request.InstanceType,
        InstanceCount = request.InstanceCount,
        NeptuneIamRoleArn = request.NeptuneIamRoleArn,
        Connection = Session.Connection,
    };
}
