using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.MLInputChannel>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class MLInputChannels
{
    public static readonly Resource<MLInputChannel> Resource = new(new NameIdentity<MLInputChannel>())
    {
        Get = Of((Client client, GetMLInputChannelRequest request, Token token) => client.GetMLInputChannelAsync(request, token)),
        List = Of((Client client, ListMLInputChannelsRequest request, Token token) => client.ListMLInputChannelsAsync(request, token)),
        GetShared = Of(
            (Client client, GetCollaborationMLInputChannelRequest request, Token token) =>
                client.GetCollaborationMLInputChannelAsync(request, token)),
        ListShared = Of(
            (Client client, ListCollaborationMLInputChannelsRequest request, Token token) =>
                client.ListCollaborationMLInputChannelsAsync(request, token)),
        Create = Of((Client client, CreateMLInputChannelRequest request, Token token) => client.CreateMLInputChannelAsync(request, token)),
    };

    /// <summary>Deletes the data of a channel, but not the channel.</summary>
    public static readonly Operation<NoContent> DeleteData = Operation<NoContent>.Of(
        (Client client, DeleteMLInputChannelDataRequest request, Token token) => client.DeleteMLInputChannelDataAsync(request, token));
}
