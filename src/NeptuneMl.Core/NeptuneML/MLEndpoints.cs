using Amazon.Neptunedata.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.MLEndpoint>;
using Client = Amazon.Neptunedata.IAmazonNeptunedata;

namespace NeptuneMl.Core.NeptuneML;

internal static class MLEndpoints
{
    public static readonly Resource<MLEndpoint> Resource = new(new IdIdentity<MLEndpoint>())
    {
        Get = Of((Client client, GetMLEndpointRequest request, Token token) => client.GetMLEndpointAsync(request, token)),
        ListIds = Operation<string>.Of(
            (Client client, ListMLEndpointsRequest request, Token token) => client.ListMLEndpointsAsync(request, token)),
        Create = Of((Client client, CreateMLEndpointRequest request, Token token) => client.CreateMLEndpointAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteMLEndpointRequest request, Token token) => client.DeleteMLEndpointAsync(request, token)),
    };

    /// <summary>The default ID of the endpoint on which a model is tested before it is published to an endpoint.</summary>
    public static string CanaryIdOf(string endpointId) => AttemptKey.Truncated($"{endpointId}-canary", Resource.MaxKeyLength);

    /// <summary>Binds and checks an update, which is idempotent.</summary>
    public static Change<MLEndpoint> PrepareUpdate(ServiceSession session, ApiInput input)
    {
        // CreateMLEndpoint would create an endpoint with a generated id.
        if (input.MayBePiped is null && input.Find("id") is null)
            throw Failures.InvalidParameter(input.ParameterAt("id"), null, "is required");
        Change<MLEndpoint> change =
            Resource.Create!.PrepareChange(session, input, request => ((CreateMLEndpointRequest)request).Update = true);
        return change with { Action = "Update" };
    }
}
