using System.Text.Json;
using NeptuneMl.Emulator.Dispatch;

namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The tags of every kind of resource that can have them.</summary>
/// <param name="finders">Each finds what one kind of resource knows by a resource name.</param>
internal sealed class ResourceTags(params IReadOnlyList<Func<string, IStored?>> finders) : IResource
{
    public void Register(OperationTable operations)
    {
        operations.Add("ListTagsForResource", List);
        operations.Add("TagResource", Add);
        operations.Add("UntagResource", Remove);
    }

    private void List(OperationInput input, Utf8JsonWriter output) => Require(input).WriteAll(output, "tags");

    private void Add(OperationInput input, Utf8JsonWriter output) => Require(input).AddOf(input.Body);

    private void Remove(OperationInput input, Utf8JsonWriter output) => Require(input).Remove(input.Texts("tagKeys"));

    private TagSet Require(OperationInput input)
    {
        string arn = input.RequiredText("resourceArn");
        return finders.Select(find => find(arn)).FirstOrDefault(resource => resource is not null)?.Identity.Tags
            ?? throw CleanRoomsErrors.NotFound($"There is no resource '{arn}'.");
    }
}
