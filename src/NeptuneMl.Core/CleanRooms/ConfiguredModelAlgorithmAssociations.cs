using Amazon.CleanRoomsML.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.CleanRooms.ConfiguredModelAlgorithmAssociation>;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class ConfiguredModelAlgorithmAssociations
{
    public static readonly Resource<ConfiguredModelAlgorithmAssociation> Resource = new(
        new NameIdentity<ConfiguredModelAlgorithmAssociation>())
    {
        Get = Of(
            (Client client, GetConfiguredModelAlgorithmAssociationRequest request, Token token) =>
                client.GetConfiguredModelAlgorithmAssociationAsync(request, token)),
        List = Of(
            (Client client, ListConfiguredModelAlgorithmAssociationsRequest request, Token token) =>
                client.ListConfiguredModelAlgorithmAssociationsAsync(request, token)),
        GetShared = Of(
            (Client client, GetCollaborationConfiguredModelAlgorithmAssociationRequest request, Token token) =>
                client.GetCollaborationConfiguredModelAlgorithmAssociationAsync(request, token)),
        ListShared = Of(
            (Client client, ListCollaborationConfiguredModelAlgorithmAssociationsRequest request, Token token) =>
                client.ListCollaborationConfiguredModelAlgorithmAssociationsAsync(request, token)),
        Create = Of(
            (Client client, CreateConfiguredModelAlgorithmAssociationRequest request, Token token) =>
                client.CreateConfiguredModelAlgorithmAssociationAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, DeleteConfiguredModelAlgorithmAssociationRequest request, Token token) =>
                client.DeleteConfiguredModelAlgorithmAssociationAsync(request, token)),
    };
}
