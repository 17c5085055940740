using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that creates or changes something in Clean Rooms ML, and emits it as it is then.</summary>
/// <typeparam name="TResource">What it emits.</typeparam>
public abstract class CleanRoomsUpdateCommand<TResource> : CleanRoomsCommand
    where TResource : class
{
    private protected CleanRoomsUpdateCommand() { }

    /// <summary>A result to continue from, or a row: an object, a hashtable or JSON whose members give the parameters that are not on the command line.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    private protected override bool ReadsOnly => false;

    /// <summary>What is changed, in words.</summary>
    private protected abstract string Kind { get; }

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</summary>
    private protected abstract string Action { get; }

    /// <summary>Makes the checked change of an input.</summary>
    private protected abstract Change<TResource> Prepare(CleanRoomsSession session, ApiInput input);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (MyInvocation.ExpectingInput && SessionOrNull() is { } session) CheckGiven(input => Prepare(session, input));
    }

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    protected override void ProcessRecord()
    {
        CleanRoomsSession session = Session();
        SendChange(Record.Target(), Kind, $"in {session.Connection.Region}", Action, () => Prepare(session, ReadInput()));
    }
}
