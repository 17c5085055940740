using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Operations;
using NeptuneMl.Core.Requests;
using NeptuneMl.Pipelines;
using static NeptuneMl.Cmdlets.ParameterSets;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Sets the resource policies of configured audience models (API: <c>PutConfiguredAudienceModelPolicy</c>).</summary>
[Cmdlet(VerbsCommon.Set, "CleanRoomsConfiguredAudienceModelPolicy", DefaultParameterSetName = Parameters, SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModelPolicy))]
[ApiOperation("PutConfiguredAudienceModelPolicy")]
public sealed class SetCleanRoomsConfiguredAudienceModelPolicyCommand : CleanRoomsUpdateCommand<ConfiguredAudienceModelPolicy>
{
    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = Pipeline, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? ConfiguredAudienceModelArn { get; set; }

    /// <summary>The policy: JSON text, the lines of it, a hashtable or an object. Up to 20,480 characters as text.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Policy")]
    [ApiMember<object>("configuredAudienceModelPolicy")]
    public object? ConfiguredAudienceModelPolicy { get; set; }

    /// <summary>
    /// The hash of the policy to replace, which stays when it has changed since. A policy that is piped in has its own; an empty text
    /// replaces whatever there is.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyHash")]
    [ApiMember<string>]
    public string? PreviousPolicyHash { get; set; }

    /// <summary>Whether there has to be a policy: <c>POLICY_MUST_EXIST</c> or <c>POLICY_MUST_NOT_EXIST</c>. By default it does not matter.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? PolicyExistenceCondition { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<ConfiguredAudienceModel>("configuredAudienceModelArn", model => model.ConfiguredAudienceModelArn);

    private protected override Change<ConfiguredAudienceModelPolicy> Prepare(CleanRoomsSession session, ApiInput input)
    {
        // Empty on the command line, it sets aside that of a policy that comes down the pipeline.
        if (input.Find("previousPolicyHash") is "") input.Remove("previousPolicyHash");
        return ConfiguredAudienceModelPolicies.PreparePut(session, input);
    }
}
