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
    /// Goes on with the job of that <c>-Id</c> when there is one already, instead of starting another; so that a script can be run
    /// again. Without <c>-Id</c>, one that follows from everything else that is asked for.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    private protected override bool Resumes => Resume;

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
