namespace NeptuneMl.CleanRooms;

/// <summary>
/// The tags of one resource (API: <c>ListTagsForResource</c>). There is one object a resource and not one a tag, so that
/// resources without tags are seen too, and all tags are copied or removed in one call.
/// </summary>
public sealed class ResourceTags
{
    /// <summary>The ARN of the resource.</summary>
    public required string ResourceArn { get; init; }

    /// <summary>The tags, under the name that <c>Add-CleanRoomsResourceTag</c> binds; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys of the tags, under the name that <c>Remove-CleanRoomsResourceTag</c> binds.</summary>
    public string[] TagKey => [.. Tags.Keys];

    /// <summary>The connection they were read over; the next cmdlet in a pipeline uses it too.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>The tags in one line.</summary>
    /// <returns>Such as <c>team=audience, stage=test</c>.</returns>
    public override string ToString() => string.Join(", ", Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
