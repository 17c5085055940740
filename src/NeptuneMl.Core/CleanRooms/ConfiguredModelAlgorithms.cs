using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.ConfiguredModelAlgorithm>;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredModelAlgorithms
{
    public static readonly Reads<ConfiguredModelAlgorithm> Reads = new(
        Of((Client client, GetConfiguredModelAlgorithmRequest r, Token token) => client.GetConfiguredModelAlgorithmAsync(r, token), RequestRules.Check),
        Of((Client client, ListConfiguredModelAlgorithmsRequest r, Token token) => client.ListConfiguredModelAlgorithmsAsync(r, token), RequestRules.Check));

    public static readonly Creation<ConfiguredModelAlgorithm> Create = new(
        Of((Client client, CreateConfiguredModelAlgorithmRequest r, Token token) => client.CreateConfiguredModelAlgorithmAsync(r, token), RequestRules.Check),
        Reads);

    public static readonly Operation<ConfiguredModelAlgorithm> Delete = Of(
        (Client client, DeleteConfiguredModelAlgorithmRequest r, Token token) => client.DeleteConfiguredModelAlgorithmAsync(r, token), RequestRules.Check);
}
