using Amazon.CleanRoomsML.Model;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredAudienceModelPolicies
{
    public static readonly Operation<ConfiguredAudienceModelPolicy> Get = Operation<ConfiguredAudienceModelPolicy>.Of(
        (Client client, GetConfiguredAudienceModelPolicyRequest request, Token token) =>
            client.GetConfiguredAudienceModelPolicyAsync(request, token));

    public static readonly Operation<ConfiguredAudienceModelPolicy> Put = Operation<ConfiguredAudienceModelPolicy>.Of(
        (Client client, PutConfiguredAudienceModelPolicyRequest request, Token token) =>
            client.PutConfiguredAudienceModelPolicyAsync(request, token));

    public static readonly Operation<NoContent> Delete = Operation<NoContent>.Of(
        (Client client, DeleteConfiguredAudienceModelPolicyRequest request, Token token) =>
            client.DeleteConfiguredAudienceModelPolicyAsync(request, token));

    /// <summary>Binds and checks a policy. Its hash or existence condition makes the operation not idempotent: the service rejects the same
    /// policy a second time. So when no response was received, the policy is read before a retry.</summary>
    public static Change<ConfiguredAudienceModelPolicy> PreparePut(ServiceSession session, ApiInput input)
    {
        input.Replace("configuredAudienceModelPolicy", JsonText.Of);
        return Put.PrepareChange(session, input, send: (context, prepared) => prepared.SendOnceAsync(
            context, null, () => FindAsync(context, (PutConfiguredAudienceModelPolicyRequest)prepared.Request)));
    }

    private static async Task<ConfiguredAudienceModelPolicy?> FindAsync(
        CallContext context, PutConfiguredAudienceModelPolicyRequest request)
    {
        try
        {
            ConfiguredAudienceModelPolicy found = await Get.PrepareFrom(context.Session, request).SendAsync(context).ConfigureAwait(false);
            return JsonText.DeepEquals(found.PolicyText, request.ConfiguredAudienceModelPolicy) ? found : null;
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            return null;
        }
    }
}
