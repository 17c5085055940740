using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Core.Setup;

/// <summary>A quota of Clean Rooms ML on work in progress, with its default value. A test compares the values with
/// <c>api/documented.json</c>.</summary>
/// <param name="Operation">The operation that the quota limits.</param>
/// <param name="Kind">The kind of work, for messages.</param>
/// <param name="Value">The default value.</param>
/// <param name="Scope">What the quota applies to.</param>
/// <param name="CountAsync">Counts the work in progress.</param>
internal sealed record SetupQuota(
    string Operation, string Kind, int Value, string Scope, Func<CallContext?, Task<int>> CountAsync)
{
    /// <summary>The quotas on the account's own resources.</summary>
    public static IReadOnlyList<SetupQuota> OfAccount { get; } =
    [
        new("CreateAudienceModel", "audience models", 2, "account", context => InProgressAsync(AudienceModels.Resource, context!)),
        new(
            "StartAudienceGenerationJob", "audience generation jobs", 10, "account",
            context => InProgressAsync(AudienceGenerationJobs.Resource, context!)),
    ];

    public string Name => $"Quota of {Kind} in progress";

    public bool IsInference => Operation == "StartTrainedModelInferenceJob";

    /// <summary>The quotas on the resources of a membership.</summary>
    public static IReadOnlyList<SetupQuota> OfMembership(MembershipContent content) =>
    [
        new("CreateTrainedModel", "trained models", 5, "membership", _ => Task.FromResult(content.Models.Count(IsInProgress))),
        new("StartTrainedModelInferenceJob", "inference jobs", 5, "membership", _ => Task.FromResult(content.Jobs.Count(IsInProgress))),
    ];

    /// <summary>Compares the work in progress with the default value. The quota of the account may have been raised.</summary>
    public async Task<Finding> FindAsync(CallContext? context)
    {
        int used;
        try
        {
            used = await CountAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException failure) when (ConnectionChecks.IsPermissionMissing(failure))
        {
            return Finding.NotApplicable($"The {Kind} cannot be counted: {failure.Message}");
        }

        string detail = string.Create(
            CultureInfo.InvariantCulture, $"{used} {Kind} are pending or in progress. The default quota of the {Scope} is {Value}.");
        return used < Value
            ? Finding.Passed(detail)
            : Finding.Warning(
                $"{detail} Unless the quota was raised, the service rejects the next one.",
                "aws service-quotas list-service-quotas --service-code cleanrooms-ml");
    }

    private static bool IsInProgress(CleanRoomsResource resource) =>
        resource.State is JobState.Pending || resource.Status is "CREATE_IN_PROGRESS";

    private static async Task<int> InProgressAsync<TResource>(Resource<TResource> resource, CallContext context)
        where TResource : CleanRoomsResource
    {
        int count = 0;
        IAsyncEnumerable<TResource> items = resource.List!.PrepareFrom(context.Session, new { }).ListAsync(context, completesItems: false);
        await foreach (TResource item in items.ConfigureAwait(false)) count += IsInProgress(item) ? 1 : 0;
        return count;
    }
}
