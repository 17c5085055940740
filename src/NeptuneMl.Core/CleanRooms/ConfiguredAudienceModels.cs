using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.ConfiguredAudienceModel>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredAudienceModels
{
    public static readonly Resource<ConfiguredAudienceModel> Resource = new(new NameIdentity<ConfiguredAudienceModel>())
    {
        Get = Of(
            (Client client, GetConfiguredAudienceModelRequest request, Token token) =>
                client.GetConfiguredAudienceModelAsync(request, token)),
        List = Of(
            (Client client, ListConfiguredAudienceModelsRequest request, Token token) =>
                client.ListConfiguredAudienceModelsAsync(request, token)),
        Create = Of(
            (Client client, CreateConfiguredAudienceModelRequest request, Token token) =>
                client.CreateConfiguredAudienceModelAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteConfiguredAudienceModelRequest request, Token token) =>
                client.DeleteConfiguredAudienceModelAsync(request, token)),
    };

    public static readonly Operation<ConfiguredAudienceModel> Update = Operation<ConfiguredAudienceModel>.Of(
        (Client client, UpdateConfiguredAudienceModelRequest request, Token token) =>
            client.UpdateConfiguredAudienceModelAsync(request, token));

    /// <summary>Binds and checks an update. The response has only the ARN, so the model is read after the update.</summary>
    public static Change<ConfiguredAudienceModel> PrepareUpdate(ServiceSession session, ApiInput input) =>
        Update.PrepareChange(session, input, send: async (context, prepared) =>
        {
            ConfiguredAudienceModel updated = await prepared.SendAsync(context).ConfigureAwait(false);
            try
            {
                return await Resource.ReadAgainAsync(context, updated).ConfigureAwait(false);
            }
            catch (NeptuneMLException failure)
            {
                throw failure.WithContext("The update itself succeeded.");
            }
        });
}
