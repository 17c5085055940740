using System.Management.Automation;
using NeptuneMl.Binding;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that cancels or deletes one existing resource of a membership.</summary>
public abstract class CleanRoomsMembershipChangeCommand : CleanRoomsChangeCommand
{
    private protected CleanRoomsMembershipChangeCommand() { }

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }
}
