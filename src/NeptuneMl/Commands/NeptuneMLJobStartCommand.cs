using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Conversion;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that starts one of the three kinds of Neptune ML job.</summary>
/// <typeparam name="TJob">What it starts.</typeparam>
public abstract class NeptuneMLJobStartCommand<TJob> : NeptuneMLStartCommand<TJob>
    where TJob : NeptuneMLResource
{
    private protected NeptuneMLJobStartCommand() { }

    /// <summary>
    /// Adopts the job of that <c>-Id</c> when there is one already, instead of starting another one, so that a script can run again. Without
    /// <c>-Id</c>, one that follows from the rest of the request. What contradicts the request is the error <c>ResumeMismatch</c>.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>
    /// Starts the job again when the one that an earlier run started has failed or was stopped, under its id with the number of the attempt:
    /// <c>movies-2</c>. Adopts the latest attempt that has not. Implies <see cref="Resume"/>.
    /// </summary>
    [Parameter]
    public SwitchParameter RestartFailed { get; set; }

    private protected override bool Resumes => Resume || RestartFailed;

    private protected override bool RestartsFailed => RestartFailed;

    /// <summary>The role that SageMaker runs under; it must be in the cluster's parameter group. By default the cluster's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? SagemakerIamRoleArn { get; set; }

    /// <summary>The ids of subnets in the cluster's VPC to run in. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Subnets")]
    [ApiMember<string[]>("subnets", Form = ParameterForm.Separated)]
    public string[]? Subnet { get; set; }

    /// <summary>The ids of VPC security groups. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SecurityGroupIds")]
    [ApiMember<string[]>("securityGroupIds", Form = ParameterForm.Separated)]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>The KMS key for the output in S3. By default none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? S3OutputEncryptionKMSKey { get; set; }
}
