namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Removes tags from Clean Rooms ML resources (API: <c>UntagResource</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "CleanRoomsResourceTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[ApiOperation("UntagResource")]
public sealed class RemoveCleanRoomsResourceTagCommand : CleanRoomsChangeCommand
{
    /// <summary>The ARN of the resource. Results carry it in their <c>ResourceArn</c> property.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ResourceArn { get; set; } = "";

    /// <summary>The keys of the tags to remove, each of 1 to 128 characters.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TagKeys")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    [ApiMember<string[]>("tagKeys")]
    public string[] TagKey { get; set; } = [];

    private protected override void Process()
    {
        // A piped resource may have no tags.
        if (TagKey.Length == 0 && !Record.IsArgument(nameof(TagKey)))
            WriteVerbose(Printable.Text($"'{ResourceArn}' has no tags to remove."));
        else if (TagKey.Length == 0) Report(Failures.InvalidParameter(nameof(TagKey), null, "must have at least one key"), ResourceArn);
        else Change(ResourceTagging.Remove, $"tags {string.Join(", ", TagKey)} of", ResourceArn);
    }
}
