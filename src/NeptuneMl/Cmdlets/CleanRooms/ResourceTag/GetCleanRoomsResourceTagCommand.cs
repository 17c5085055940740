namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Gets the tags of Clean Rooms ML resources (API: <c>ListTagsForResource</c>).</summary>
[Cmdlet(VerbsCommon.Get, "CleanRoomsResourceTag")]
[OutputType(typeof(ResourceTags))]
[ApiOperation("ListTagsForResource")]
public sealed class GetCleanRoomsResourceTagCommand : CleanRoomsReadCommand
{
    /// <summary>The ARN of the resource. Results carry it in their <c>ResourceArn</c> property.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ResourceArn { get; set; } = "";

    private protected override void Process() => ReadOne(ResourceTagging.Get, ResourceArn);
}
