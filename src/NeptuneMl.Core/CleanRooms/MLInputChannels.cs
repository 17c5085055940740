using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.MLInputChannel>;

namespace NeptuneMl.Core.CleanRooms;

internal static class MLInputChannels
{
    public static readonly Reads<MLInputChannel> Reads = new(
        Of((Client client, GetMLInputChannelRequest r, Token token) => client.GetMLInputChannelAsync(r, token), RequestRules.Check),
        Of((Client client, ListMLInputChannelsRequest r, Token token) => client.ListMLInputChannelsAsync(r, token), RequestRules.Check),
        Of((Client client, GetCollaborationMLInputChannelRequest r, Token token) => client.GetCollaborationMLInputChannelAsync(r, token), RequestRules.Check),
        Of((Client client, ListCollaborationMLInputChannelsRequest r, Token token) => client.ListCollaborationMLInputChannelsAsync(r, token), RequestRules.Check));

    public static readonly Creation<MLInputChannel> Create = new(
        Of((Client client, CreateMLInputChannelRequest r, Token token) => client.CreateMLInputChannelAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<MLInputChannel> DeleteData = Of(
        (Client client, DeleteMLInputChannelDataRequest r, Token token) => client.DeleteMLInputChannelDataAsync(r, token), RequestRules.Check);
}
