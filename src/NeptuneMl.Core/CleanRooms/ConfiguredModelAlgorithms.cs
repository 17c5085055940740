using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.ConfiguredModelAlgorithm>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredModelAlgorithms
{
    public static readonly Resource<ConfiguredModelAlgorithm> Resource = new(new NameIdentity<ConfiguredModelAlgorithm>())
    {
        Get = Of(
            (Client client, GetConfiguredModelAlgorithmRequest request, Token token) =>
                client.GetConfiguredModelAlgorithmAsync(request, token)),
        List = Of(
            (Client client, ListConfiguredModelAlgorithmsRequest request, Token token) =>
                client.ListConfiguredModelAlgorithmsAsync(request, token)),
        Create = Of(
            (Client client, CreateConfiguredModelAlgorithmRequest request, Token token) =>
                client.CreateConfiguredModelAlgorithmAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteConfiguredModelAlgorithmRequest request, Token token) =>
                client.DeleteConfiguredModelAlgorithmAsync(request, token)),
    };
}
