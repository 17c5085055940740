using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that starts a Neptune ML job or endpoint, and waits for it when asked to.</summary>
/// <typeparam name="TJob">What it starts.</typeparam>
public abstract class NeptuneMLStartCommand<TJob> : NeptuneMLCommand
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLStartCommand() { }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you; it must be in the cluster's parameter group. By default the cluster's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>The KMS key for the volumes of the instances. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? VolumeEncryptionKMSKey { get; set; }

    /// <summary>Waits until it has ended, and passes it on only when it ended well.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Seconds between two looks while waiting: 0.05 to 3600. By default 1 growing to 30.</summary>
    [Parameter]
    [ValidateRange(0.05, 3600)]
    public double PollSeconds { get; set; }

    /// <summary>Seconds after which waiting ends with an error; the job goes on. By default never.</summary>
    [Parameter]
    [ValidateRange(0.1, 31_536_000)]
    public double TimeoutSeconds { get; set; }

    /// <summary>A result to continue from, or a row: an object, a hashtable or JSON whose members give the parameters that are not on the command line.</summary>
    [Parameter(ParameterSetName = ParameterSets.Pipeline, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get => Record.Value; set => Record.Value = value; }

    private protected override bool ReadsOnly => false;

    private protected override bool Waits => Wait;

    /// <summary>What is started, in words.</summary>
    private protected abstract string Kind { get; }

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</summary>
    private protected virtual string Action => "Start";

    /// <summary>The members that every stage hands on to the next.</summary>
    private protected static (string Member, object? Value)[] RolesOf(NeptuneMLResource job) => [("neptuneIamRoleArn", job.NeptuneIamRoleArn), ("sagemakerIamRoleArn", job.SagemakerIamRoleArn)];

    /// <summary>Makes the checked change of an input.</summary>
    private protected abstract Change<TJob> Prepare(NeptuneSession session, ApiInput input);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Wait) PrepareToWatch(WaitOptions.Of(PollSeconds, TimeoutSeconds));
        if (MyInvocation.ExpectingInput && SessionOrNull() is { } session) CheckGiven(input => Prepare(session, input));
    }

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    protected override void ProcessRecord()
    {
        NeptuneSession session = SessionOfRecord();
        SendChange(Record.Target(), Kind, $"at {session.Connection.EndpointUrl.Authority}", Action, () => Prepare(session, Input()));
    }

    private ApiInput Input()
    {
        ApiInput input = ReadInput();
        input.HasDeterministicId = Resumes;
        return input;
    }
}
