using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.ConfiguredAudienceModel>;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredAudienceModels
{
    public static readonly Reads<ConfiguredAudienceModel> Reads = new(
        Of((Client client, GetConfiguredAudienceModelRequest r, Token token) => client.GetConfiguredAudienceModelAsync(r, token), RequestRules.Check),
        Of((Client client, ListConfiguredAudienceModelsRequest r, Token token) => client.ListConfiguredAudienceModelsAsync(r, token), RequestRules.Check));

    public static readonly Creation<ConfiguredAudienceModel> Create = new(
        Of((Client client, CreateConfiguredAudienceModelRequest r, Token token) => client.CreateConfiguredAudienceModelAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<ConfiguredAudienceModel> Update = Of(
        (Client client, UpdateConfiguredAudienceModelRequest r, Token token) => client.UpdateConfiguredAudienceModelAsync(r, token), RequestRules.Check);

    public static readonly Operation<ConfiguredAudienceModel> Delete = Of(
        (Client client, DeleteConfiguredAudienceModelRequest r, Token token) => client.DeleteConfiguredAudienceModelAsync(r, token), RequestRules.Check);

    /// <summary>Checks an update, ready to be sent. The service answers with the ARN only, so what came of it is read.</summary>
    public static Change<ConfiguredAudienceModel> PrepareUpdate(CleanRoomsSession session, ApiInput input)
    {
        Change<ConfiguredAudienceModel> change = Update.Prepare(session, input, input.Find("configuredAudienceModelArn") as string ?? "");
        return change with
        {
            SendAsync = async (stream, token) =>
            {
                ConfiguredAudienceModel updated = await change.SendAsync(stream, token).ConfigureAwait(false);
                try
                {
                    return await Reads.AgainAsync(session, updated, stream, token).ConfigureAwait(false);
                }
                catch (NeptuneMLException failure)
                {
                    throw failure.WithContext("The update before it took effect.");
                }
            },
        };
    }
}
