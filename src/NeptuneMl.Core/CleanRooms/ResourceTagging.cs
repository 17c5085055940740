using Amazon.CleanRoomsML.Model;
using Client = Amazon.CleanRoomsML.IAmazonCleanRoomsML;

namespace NeptuneMl.Core.CleanRooms;

internal static class ResourceTagging
{
    /// <summary>Reads the tags of one resource. The response is one map and not a list.</summary>
    public static readonly Operation<ResourceTags> Get = Operation<ResourceTags>.Of(
        (Client client, ListTagsForResourceRequest request, Token token) => client.ListTagsForResourceAsync(request, token));

    public static readonly Operation<NoContent> Add = Operation<NoContent>.Of(
        (Client client, TagResourceRequest request, Token token) => client.TagResourceAsync(request, token));

    public static readonly Operation<NoContent> Remove = Operation<NoContent>.Of(
        (Client client, UntagResourceRequest request, Token token) => client.UntagResourceAsync(request, token));
}
