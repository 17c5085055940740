namespace NeptuneMl.CleanRooms;

/// <summary>The tags of one resource (API: <c>ListTagsForResource</c>). There is one object per resource, not per tag, so that the output
/// includes resources without tags and one call can copy or remove all tags.</summary>
public sealed class ResourceTags
{
    /// <summary>The ARN of the resource.</summary>
    public required string ResourceArn { get; init; }

    /// <summary>The tags, under the property name that <c>Add-CleanRoomsResourceTag</c> binds; empty for a resource without tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys of the tags, under the property name that <c>Remove-CleanRoomsResourceTag</c> binds.</summary>
    public string[] TagKey => [.. Tags.Keys];

    /// <summary>The connection that the tags were read with. The next cmdlet in a pipeline uses it.</summary>
    public CleanRoomsMLConnection? Connection { get; init; }

    /// <summary>Returns the tags in one line.</summary>
    /// <returns>A text such as <c>team=audience, stage=test</c>.</returns>
    public override string ToString() => string.Join(", ", Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
