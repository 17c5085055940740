using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.ConfiguredAudienceModelPolicy>;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredAudienceModelPolicies
{
    public static readonly Reads<ConfiguredAudienceModelPolicy> Reads = new(
        Of((Client client, GetConfiguredAudienceModelPolicyRequest r, Token token) => client.GetConfiguredAudienceModelPolicyAsync(r, token), RequestRules.Check),
        null);

    public static readonly Operation<ConfiguredAudienceModelPolicy> Put = Of(
        (Client client, PutConfiguredAudienceModelPolicyRequest r, Token token) => client.PutConfiguredAudienceModelPolicyAsync(r, token), RequestRules.Check);

    public static readonly Operation<ConfiguredAudienceModelPolicy> Delete = Of(
        (Client client, DeleteConfiguredAudienceModelPolicyRequest r, Token token) => client.DeleteConfiguredAudienceModelPolicyAsync(r, token), RequestRules.Check);

    /// <summary>
    /// Checks a policy, ready to be put. Sent twice, it would be refused for the hash or the condition that held the first time;
    /// so when its answer is lost, the policy is read back.
    /// </summary>
    public static Change<ConfiguredAudienceModelPolicy> PreparePut(CleanRoomsSession session, ApiInput input)
    {
        input.Replace("configuredAudienceModelPolicy", JsonText.Of);
        return Put.Prepare(
            session, input, input.Find("configuredAudienceModelArn") as string ?? "",
            (request, stream, token) => FindAsync(session, (PutConfiguredAudienceModelPolicyRequest)request, stream, token));
    }

    private static async Task<ConfiguredAudienceModelPolicy?> FindAsync(
        CleanRoomsSession session, PutConfiguredAudienceModelPolicyRequest request, CallStream? stream, Token token)
    {
        try
        {
            ConfiguredAudienceModelPolicy found = await Reads.Get!.SendForAsync(session, request, stream, token).ConfigureAwait(false);
            return JsonText.SaySame(found.PolicyText, request.ConfiguredAudienceModelPolicy) ? found : null;
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            return null;
        }
    }
}
