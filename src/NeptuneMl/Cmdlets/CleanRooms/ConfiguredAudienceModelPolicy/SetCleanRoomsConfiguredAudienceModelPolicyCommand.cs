using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Sets the resource policies of configured audience models (API: <c>PutConfiguredAudienceModelPolicy</c>).</summary>
[Cmdlet(VerbsCommon.Set, "CleanRoomsConfiguredAudienceModelPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(ConfiguredAudienceModelPolicy))]
[ApiOperation("PutConfiguredAudienceModelPolicy")]
public sealed class SetCleanRoomsConfiguredAudienceModelPolicyCommand : CleanRoomsUpdateCommand<ConfiguredAudienceModelPolicy>
{
    /// <summary>The ARN of the configured audience model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string ConfiguredAudienceModelArn { get; set; } = "";

    /// <summary>The policy: JSON text, the lines of it, a hashtable or an object. Up to 20,480 characters as text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Policy")]
    [ApiMember("configuredAudienceModelPolicy")]
    public object? ConfiguredAudienceModelPolicy { get; set; }

    /// <summary>
    /// The hash of the policy to replace, which stays when it has changed since. A policy that is piped in has its own; an empty text
    /// replaces whatever there is.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyHash")]
    [ApiMember]
    public string? PreviousPolicyHash { get; set; }

    /// <summary>Whether there has to be a policy: <c>POLICY_MUST_EXIST</c> or <c>POLICY_MUST_NOT_EXIST</c>. By default it does not matter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember]
    public string? PolicyExistenceCondition { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (PreviousPolicyHash is "") PreviousPolicyHash = null;
        Apply("policy of configured audience model", "Set", null, ConfiguredAudienceModelPolicies.PreparePut);
    }
}
