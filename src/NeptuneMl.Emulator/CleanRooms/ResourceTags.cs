namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The tag operations, for all resource types that support tags.</summary>
/// <param name="finders">For each resource type, a function that finds a resource by its ARN.</param>
internal sealed class ResourceTags(params IReadOnlyList<Func<string, IStored?>> finders) : IResource
{
    public void Register(OperationTable operations)
    {
        operations.Add("ListTagsForResource", List);
        operations.Add("TagResource", Add);
        operations.Add("UntagResource", Remove);
    }

    private void List(OperationInput input, Utf8JsonWriter output) => Require(input).WriteAll(output, "tags");

    private void Add(OperationInput input, Utf8JsonWriter output) => Require(input).AddFrom(input.Body);

    private void Remove(OperationInput input, Utf8JsonWriter output) => Require(input).Remove(input.Texts("tagKeys"));

    private TagSet Require(OperationInput input)
    {
        string arn = input.RequiredText("resourceArn");
        return finders.Select(find => find(arn)).FirstOrDefault(resource => resource is not null)?.Identity.Tags
            ?? throw CleanRoomsErrors.NotFound($"There is no resource '{arn}'.");
    }
}
