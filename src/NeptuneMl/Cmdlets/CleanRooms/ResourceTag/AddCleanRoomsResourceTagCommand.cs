using System.Collections;
using System.Management.Automation;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Errors;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Adds tags to resources, or gives those there are other values (API: <c>TagResource</c>).</summary>
[Cmdlet(VerbsCommon.Add, "CleanRoomsResourceTag", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[ApiOperation("TagResource")]
public sealed class AddCleanRoomsResourceTagCommand : CleanRoomsChangeCommand
{
    /// <summary>The ARN of the resource; every result carries its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>(Form = ParameterForm.Identity)]
    public string ResourceArn { get; set; } = "";

    /// <summary>The tags: a hashtable, or objects with Key and Value. Up to 50; keys to 128 and values to 256 characters; no key begins with aws:.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ApiMember<IDictionary>("tags", Form = ParameterForm.Tags)]
    public IDictionary Tag { get; set; } = new Hashtable();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // What is piped may be a resource without tags.
        if (Tag.Count == 0 && !Record.IsGiven(nameof(Tag))) WriteVerbose(Printable.Text($"'{ResourceArn}' has no tags to add."));
        else if (Tag.Count == 0) Report(Failures.InvalidParameter(nameof(Tag), null, "must have at least one tag"), ResourceArn);
        else Change(ResourceTagging.Add, $"tags {string.Join(", ", Tag.Keys.Cast<object>())} of", ResourceArn);
    }
}
