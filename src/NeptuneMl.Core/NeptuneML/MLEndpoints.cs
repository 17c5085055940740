using Amazon.Neptunedata.Model;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.NeptuneML;

internal sealed class MLEndpoints : NeptuneJobs<MLEndpoint>
{
    public MLEndpoints(NeptuneSession session) : base(session)
    {
    }

    /// <summary>A creation, checked.</summary>
    public static Change<MLEndpoint> Create(NeptuneSession session, ApiInput input)
    {
        CreateMLEndpointRequest request = Checked<CreateMLEndpointRequest>(input, RequestRules.Check);
        return new MLEndpoints(session).Once(
            (client, r, token) => client.CreateMLEndpointAsync(r, token), RequestRules.Check, request, input,
            again => Create(session, again));
    }

    /// <summary>An update, checked. The same update sent twice has the effect of one, so it is simply retried.</summary>
    public static Change<MLEndpoint> Update(NeptuneSession session, ApiInput input)
    {
        // The operation creates endpoints too, and makes an id when it gets none.
        if (input.MayFollow is null && input.Find("id") is null) throw Failures.InvalidParameter("Id", null, "is required");
        CreateMLEndpointRequest request = Checked<CreateMLEndpointRequest>(input, RequestRules.Check);
        request.Update = true;
        MLEndpoints endpoints = new(session);
        return new Change<MLEndpoint>(request.Id, (stream, cancellationToken) => session.SendAsync(
            (client, r, token) => client.CreateMLEndpointAsync(r, token), RequestRules.Check, request,
            response => endpoints.Answered(request.Id, request.NeptuneIamRoleArn, response, request), stream, cancellationToken));
    }

    public override Task<MLEndpoint> GetAsync(
        string id, string? neptuneIamRoleArn, MLEndpoint? known, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.GetMLEndpointAsync(r, token), RequestRules.Check,
            new GetMLEndpointRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Answered(id, neptuneIamRoleArn, response, known), stream, cancellationToken);

    public override Task<IReadOnlyList<string>> ListIdsAsync(
        int? maxItems, string? neptuneIamRoleArn, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.ListMLEndpointsAsync(r, token), RequestRules.Check,
            new ListMLEndpointsRequest { MaxItems = maxItems ?? MaxItems, NeptuneIamRoleArn = neptuneIamRoleArn }, response => Ids(response.Ids), stream, cancellationToken);

    public override Task StopAsync(string id, string? neptuneIamRoleArn, bool? clean, CallStream? stream, CancellationToken cancellationToken) =>
        Session.SendAsync(
            (client, r, token) => client.DeleteMLEndpointAsync(r, token), RequestRules.Check,
            new DeleteMLEndpointRequest { Id = id, NeptuneIamRoleArn = neptuneIamRoleArn, Clean = clean }, response => response, stream, cancellationToken);
}
