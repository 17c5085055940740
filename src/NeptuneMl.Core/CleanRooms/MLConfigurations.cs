using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.MLConfiguration>;

namespace NeptuneMl.Core.CleanRooms;

internal static class MLConfigurations
{
    public static readonly Operation<MLConfiguration> Get = Of(
        (Client client, GetMLConfigurationRequest r, Token token) => client.GetMLConfigurationAsync(r, token), RequestRules.Check);

    /// <summary>Sets it, whether there was one or not.</summary>
    public static readonly Operation<MLConfiguration> Put = Of(
        (Client client, PutMLConfigurationRequest r, Token token) => client.PutMLConfigurationAsync(r, token), RequestRules.Check);

    public static readonly Operation<MLConfiguration> Delete = Of(
        (Client client, DeleteMLConfigurationRequest r, Token token) => client.DeleteMLConfigurationAsync(r, token), RequestRules.Check);
}
