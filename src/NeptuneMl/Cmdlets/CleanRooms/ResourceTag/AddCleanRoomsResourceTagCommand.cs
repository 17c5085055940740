namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Adds tags to Clean Rooms ML resources (API: <c>TagResource</c>).</summary>
[Cmdlet(VerbsCommon.Add, "CleanRoomsResourceTag", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[ApiOperation("TagResource")]
public sealed class AddCleanRoomsResourceTagCommand : CleanRoomsChangeCommand
{
    /// <summary>The ARN of the resource. Results carry it in their <c>ResourceArn</c> property.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string ResourceArn { get; set; } = "";

    /// <summary>The tags, as a hashtable or as objects with <c>Key</c> and <c>Value</c>: up to 50 for one resource. A key has 1 to 128
    /// characters and must be unique, a value has up to 256. Keys that start with <c>aws:</c> in any case are reserved.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<IDictionary>("tags", Format = ParameterFormat.Tags)]
    public IDictionary Tag { get; set; } = new Hashtable();

    private protected override void Process()
    {
        // A piped resource may have no tags.
        if (Tag.Count == 0 && !Record.IsArgument(nameof(Tag))) WriteVerbose(Printable.Text($"'{ResourceArn}' has no tags to add."));
        else if (Tag.Count == 0) Report(Failures.InvalidParameter(nameof(Tag), null, "must have at least one tag"), ResourceArn);
        else Change(ResourceTagging.Add, $"tags {string.Join(", ", Tag.Keys.Cast<object>())} of", ResourceArn);
    }
}
