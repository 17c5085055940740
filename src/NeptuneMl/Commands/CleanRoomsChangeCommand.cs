using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Core.Calls;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that changes one existing resource of a membership and emits nothing.</summary>
public abstract class CleanRoomsChangeCommand : CleanRoomsCommand
{
    private protected CleanRoomsChangeCommand() { }

    /// <summary>The membership. By default the one in the ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? MembershipIdentifier { get; set; }

    private protected override bool ReadsOnly => false;

    private protected void Change(string what, string action, string arn, Func<string, string, CallStream, CancellationToken, Task> send)
    {
        if (!ShouldProcess(what, action)) return;
        string membership = MembershipIdentifier ?? Arns.MembershipOf(arn) ?? "";
        Enqueue(arn, (stream, cancellationToken) => send(membership, arn, stream, cancellationToken));
    }
}
