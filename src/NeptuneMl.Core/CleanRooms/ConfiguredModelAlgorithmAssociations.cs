using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.ConfiguredModelAlgorithmAssociation>;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredModelAlgorithmAssociations
{
    public static readonly Reads<ConfiguredModelAlgorithmAssociation> Reads = new(
        Of(
            (Client client, GetConfiguredModelAlgorithmAssociationRequest r, Token token) => client.GetConfiguredModelAlgorithmAssociationAsync(r, token),
            RequestRules.Check),
        Of(
            (Client client, ListConfiguredModelAlgorithmAssociationsRequest r, Token token) => client.ListConfiguredModelAlgorithmAssociationsAsync(r, token),
            RequestRules.Check),
        Of(
            (Client client, GetCollaborationConfiguredModelAlgorithmAssociationRequest r, Token token) => client.GetCollaborationConfiguredModelAlgorithmAssociationAsync(r, token),
            RequestRules.Check),
        Of(
            (Client client, ListCollaborationConfiguredModelAlgorithmAssociationsRequest r, Token token) => client.ListCollaborationConfiguredModelAlgorithmAssociationsAsync(r, token),
            RequestRules.Check));

    public static readonly Creation<ConfiguredModelAlgorithmAssociation> Create = new(
        Of(
            (Client client, CreateConfiguredModelAlgorithmAssociationRequest r, Token token) => client.CreateConfiguredModelAlgorithmAssociationAsync(r, token),
            RequestRules.Check),
        Reads);

    public static readonly Operation<ConfiguredModelAlgorithmAssociation> Delete = Of(
        (Client client, DeleteConfiguredModelAlgorithmAssociationRequest r, Token token) => client.DeleteConfiguredModelAlgorithmAssociationAsync(r, token),
        RequestRules.Check);
}
