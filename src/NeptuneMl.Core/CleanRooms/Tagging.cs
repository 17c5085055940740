using Amazon.CleanRoomsML.Model;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Validation;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;
using Token = System.Threading.CancellationToken;
using static NeptuneMl.Core.CleanRooms.Operation<NeptuneMl.CleanRooms.ResourceTags>;

namespace NeptuneMl.Core.CleanRooms;

internal static class Tagging
{
    /// <summary>The API calls it a list, but its answer is one map.</summary>
    public static readonly Reads<ResourceTags> Reads = new(
        Of((Client client, ListTagsForResourceRequest r, Token token) => client.ListTagsForResourceAsync(r, token), RequestRules.Check), null);

    public static readonly Operation<ResourceTags> Add = Of(
        (Client client, TagResourceRequest r, Token token) => client.TagResourceAsync(r, token), RequestRules.Check);

    public static readonly Operation<ResourceTags> Remove = Of(
        (Client client, UntagResourceRequest r, Token token) => client.UntagResourceAsync(r, token), RequestRules.Check);
}
