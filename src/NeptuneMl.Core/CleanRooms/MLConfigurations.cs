using Amazon.CleanRoomsML.Model;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class MLConfigurations
{
    public static readonly Operation<MLConfiguration> Get = Operation<MLConfiguration>.Of(
        (Client client, GetMLConfigurationRequest request, Token token) => client.GetMLConfigurationAsync(request, token));

    /// <summary>Creates or replaces the configuration of a membership. The operation is idempotent.</summary>
    public static readonly Operation<MLConfiguration> Put = Operation<MLConfiguration>.Of(
        (Client client, PutMLConfigurationRequest request, Token token) => client.PutMLConfigurationAsync(request, token));

    public static readonly Operation<NoContent> Delete = Operation<NoContent>.Of(
        (Client client, DeleteMLConfigurationRequest request, Token token) => client.DeleteMLConfigurationAsync(request, token));
}
