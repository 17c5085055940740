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
    /// <summary>The parameter set in which the previous stage's job comes down the pipeline.</summary>
    private protected const string FromJob = nameof(FromJob);

    /// <summary>The parameter set in which the previous stage's job is named.</summary>
    private protected const string ById = nameof(ById);

    private protected NeptuneMLStartCommand() { }

    /// <summary>The role that lets Neptune use SageMaker and S3 for you; it must be in the cluster's parameter group. By default the cluster's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? NeptuneIamRoleArn { get; set; }

    /// <summary>The KMS key for the volumes of the instances. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
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

    private protected override bool ReadsOnly => false;

    private protected override bool Waits => Wait;

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the action.</summary>
    private protected virtual string Action => "Start";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Wait) PrepareToWatch(WaitOptions.Of(PollSeconds, TimeoutSeconds));
    }

    /// <summary>Checks the input, asks for confirmation, and sends it.</summary>
    /// <param name="kind">What is started, in words.</param>
    /// <param name="target">The object that came down the pipeline, for error records.</param>
    /// <param name="prepare">Makes the checked change of the input.</param>
    /// <param name="implied">Members that follow from the target, unless given.</param>
    private protected void Start(string kind, NeptuneMLResource? target, Func<NeptuneSession, ApiInput, Change<TJob>> prepare, params (string Member, object? Value)[] implied)
    {
        NeptuneSession session = Session();
        SendChange(target, kind, $"at {session.Connection.EndpointUrl.Authority}", Action, () => prepare(session, Input(implied)));
    }

    private ApiInput Input((string Member, object? Value)[] implied)
    {
        ApiInput input = ParameterMap.Read(this, implied);
        input.IsKnownAgain = Resumes;
        return input;
    }
}
