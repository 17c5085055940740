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

    /// <summary>The policy, as JSON, lines of JSON, a hashtable or an object: up to 20,480 characters as JSON. JSON is sent unchanged.
    /// Members of an object keep their order and case; use <c>[ordered]</c> for a hashtable whose order matters.</summary>
    [Parameter(ParameterSetName = Parameters, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = Pipeline, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Policy")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<object>("configuredAudienceModelPolicy")]
    public object? ConfiguredAudienceModelPolicy { get; set; }

    /// <summary>The hash of the policy to replace: 64 to 128 hexadecimal digits. The service rejects the request if the policy has another
    /// hash. An empty string sends no hash and replaces any policy. Default: the hash of the piped policy, otherwise none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyHash")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [ApiMember<string>]
    public string? PreviousPolicyHash { get; set; }

    /// <summary>Whether a policy must exist: POLICY_MUST_EXIST or POLICY_MUST_NOT_EXIST. Default: no condition.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? PolicyExistenceCondition { get; set; }

    private protected override InputSource Source { get; } =
        InputSource.Of<ConfiguredAudienceModel>("configuredAudienceModelArn", model => model.ConfiguredAudienceModelArn);

    private protected override Change<ConfiguredAudienceModelPolicy> Prepare(CleanRoomsSession session, ApiInput input)
    {
        // An empty argument overrides the hash of a piped policy.
        if (input.Find("previousPolicyHash") is "") input.Remove("previousPolicyHash");
        return ConfiguredAudienceModelPolicies.PreparePut(session, input);
    }
}
