using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Permissions;

namespace NeptuneMl.Core.Setup;

/// <summary>The checks of <c>Test-CleanRoomsMLSetup</c>. Those of logs are the first steps of AWS's procedure for logs that are not
/// published: the status of the job, the policy of the association, the ML configuration and its role.</summary>
internal sealed record CleanRoomsSetup
{
    private const string Configuration = "ML configuration";
    private const string ConfigurationRole = "ML configuration role";
    private const string ListRoles = "aws iam list-roles --query \"Roles[].Arn\"";
    private const int MaxAssociations = 20;
    private const int MaxJobs = 5;

    private readonly MembershipContent _content = new();

    /// <summary>The membership to check.</summary>
    public required string MembershipIdentifier { get; init; }

    /// <summary>The account that receives logs, or null for the account of the membership.</summary>
    public string? LogAccountId { get; init; }

    /// <summary>Runs the checks, and writes each when it completes.</summary>
    public async Task RunAsync(CallContext context)
    {
        SetupRun run = new(context);
        Task<CompletedCheck> signature = new ConnectionChecks(run, Guide()).Add();
        PermissionChecks permissions = new(run);
        object scope = new { MembershipIdentifier };

        (Task<CompletedCheck> associations, Task<CompletedCheck> association) = AddReads(
            permissions,
            ConfiguredModelAlgorithmAssociations.Resource,
            _content.Associations,
            "configured-model-algorithm-association",
            signature);
        (Task<CompletedCheck> channels, _) = AddReads(
            permissions, MLInputChannels.Resource, _content.Channels, "ml-input-channel", signature);
        (Task<CompletedCheck> models, Task<CompletedCheck> model) = AddReads(
            permissions, TrainedModels.Resource, _content.Models, "trained-model", signature);
        (Task<CompletedCheck> jobs, Task<CompletedCheck> job) = AddReads(
            permissions, TrainedModelInferenceJobs.Resource, _content.Jobs, "trained-model-inference-job", signature);
        _ = permissions.AddBehind(
            models, TrainedModels.ListVersions.Name,
            call => TrainedModels.ListVersions
                .PrepareFrom(
                    call.Session, Named("TrainedModelArn", _content.Models.FirstOrDefault()?.ResourceArn, "trained-model", call.Session))
                .ListAsync(call).FirstOrDefaultAsync(call.CancellationToken).AsTask(),
            signature);
        Task<CompletedCheck> readConfiguration = permissions.Add(
            MLConfigurations.Get.Name, call => MLConfigurations.Get.PrepareFrom(call.Session, scope).SendAsync(call), signature);

        Task<CompletedCheck> configuration = run.Add(Configuration, () => FindConfigurationAsync(context, scope), readConfiguration);
        Task<CompletedCheck> role = run.AddBehind(
            [associations, channels, models, jobs], ConfigurationRole, () => Task.FromResult(FindRole()), configuration);
        _ = run.AddBehind([role], "Container logs", () => AddContainerLogsAsync(run, context), associations, association);
        _ = run.Add("Log delivery", () => AddLogDeliveryAsync(run, context), role, models, model, jobs, job);
        foreach (SetupQuota quota in SetupQuota.OfMembership(_content))
            _ = run.Add(quota.Name, () => quota.FindAsync(context), quota.IsInference ? jobs : models);
        foreach (SetupQuota quota in SetupQuota.OfAccount)
            _ = run.Add(quota.Name, () => quota.FindAsync(context), signature);

        await run.CompleteAsync().ConfigureAwait(false);
    }

    private static ServiceGuide Guide() => new(
        "cleanrooms-ml", "Connect-CleanRoomsML", "aws ssm get-parameters-by-path --path /aws/service/global-infrastructure/regions", "/",
        context => TrainingDatasets.Resource.List!.PrepareFrom(context.Session, new { }).ListAsync(context)
            .FirstOrDefaultAsync(context.CancellationToken).AsTask())
    {
        OpenPort = (endpoint, _) => $"Test-Connection -TargetName {endpoint.Host} -TcpPort {endpoint.Port}",
    };

    private (Task<CompletedCheck> List, Task<CompletedCheck> Get) AddReads<TResource>(
        PermissionChecks permissions, Resource<TResource> resource, List<TResource> found, string segment, Task<CompletedCheck> signature)
        where TResource : class
    {
        Task<CompletedCheck> list = permissions.Add(
            resource.List!.Name,
            async context =>
            {
                IAsyncEnumerable<TResource> items = resource.List.PrepareFrom(context.Session, new { MembershipIdentifier })
                    .ListAsync(context, completesItems: false);
                await foreach (TResource item in items.ConfigureAwait(false)) found.Add(item);
            },
            signature);
        // An ARN that does not exist is enough where there is no resource: the permission is checked before the resource is looked up.
        Task<CompletedCheck> get = permissions.AddBehind(
            list, resource.Get!.Name,
            context => resource.Get.PrepareFrom(
                    context.Session,
                    found.Count > 0 ? found[0] : Named($"{typeof(TResource).Name}Arn", null, segment, context.Session))
                .SendAsync(context),
            signature);
        return (list, get);
    }

    // A dictionary would not be read by member name.
    private object Named(string member, string? arn, string segment, ServiceSession session)
    {
        string name = arn ?? $"arn:aws:cleanrooms-ml:{session.Connection.Region}:{_content.AccountId ?? "000000000000"}:"
            + $"membership/{MembershipIdentifier}/{segment}/{Guid.NewGuid()}";
        return member switch
        {
            "MLInputChannelArn" => new { MembershipIdentifier, MLInputChannelArn = name },
            "TrainedModelArn" => new { MembershipIdentifier, TrainedModelArn = name },
            "TrainedModelInferenceJobArn" => new { MembershipIdentifier, TrainedModelInferenceJobArn = name },
            _ => new { MembershipIdentifier, ConfiguredModelAlgorithmAssociationArn = name },
        };
    }

    private async Task<Finding> FindConfigurationAsync(CallContext context, object scope)
    {
        try
        {
            MLConfiguration configuration =
                await MLConfigurations.Get.PrepareFrom(context.Session, scope).SendAsync(context).ConfigureAwait(false);
            _content.Configuration = configuration;
            return configuration is { S3Uri: not null, RoleArn: not null }
                ? Finding.Passed($"Models are written to {configuration.S3Uri} with the role {configuration.RoleArn}.")
                : Finding.Failed("The ML configuration has no output location.", SetConfiguration("<role>", null));
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.ResourceNotFound)
        {
            return Finding.Failed(
                $"The membership {MembershipIdentifier} has no ML configuration. Without one, it receives no logs and no metrics.",
                SetConfiguration("<role>", null));
        }
    }

    private Finding FindRole()
    {
        string role = _content.Configuration!.RoleArn!;
        if (AccountOfRole(role) is not { } account)
            return Finding.Failed($"'{role}' is not the ARN of an IAM role.", ListRoles);
        return _content.AccountId is { } own && own != account
            ? Finding.Failed(
                $"The role {role} belongs to account {account}, but the membership to account {own}. The service cannot assume the role.",
                SetConfiguration($"arn:aws:iam::{own}:role/<role>", _content.Configuration.S3Uri))
            : Finding.Passed(
                $"{role} is a role of the membership's account. Its trust policy must allow cleanrooms-ml.amazonaws.com; IAM is not read.");
    }

    private string SetConfiguration(string role, string? location) =>
        $"Set-CleanRoomsMLConfiguration -MembershipIdentifier {MembershipIdentifier} -RoleArn {role} "
            + $"-S3Uri {location ?? "s3://<bucket>/<prefix>"}";

    private async Task<Finding> AddContainerLogsAsync(SetupRun run, CallContext context)
    {
        if (_content.Associations.Count == 0) return Finding.NotApplicable("The membership has no configured model algorithm association.");
        int count = 0;
        foreach (ConfiguredModelAlgorithmAssociation listed in _content.Associations.Take(MaxAssociations))
        {
            ConfiguredModelAlgorithmAssociation association =
                await ConfiguredModelAlgorithmAssociations.Resource.ReadAgainAsync(context, listed).ConfigureAwait(false);
            _ = run.Add($"Container logs of '{association.Name}'", () => Task.FromResult(FindContainerLogs(association)));
            count++;
        }

        return Finding.Passed($"{count} configured model algorithm associations were read.");
    }

    private Finding FindContainerLogs(ConfiguredModelAlgorithmAssociation association)
    {
        PrivacyPolicies? policies = association.PrivacyConfiguration?.Policies;
        ContainerLogPolicy[] training = policies?.TrainedModels?.ContainerLogs ?? [];
        ContainerLogPolicy[] inference = policies?.TrainedModelInferenceJobs?.ContainerLogs ?? [];
        string? account = LogAccountId ?? _content.AccountId ?? AccountOfRole(_content.Configuration?.RoleArn);
        string fix = $"New-CleanRoomsConfiguredModelAlgorithmAssociation -MembershipIdentifier {MembershipIdentifier} -Name <name> "
            + $"-ConfiguredModelAlgorithmArn {association.ConfiguredModelAlgorithmArn} "
            + $"-TrainingContainerLog @{{ AllowedAccountIds = '{account}' }} -InferenceContainerLog @{{ AllowedAccountIds = '{account}' }}";
        if (training.Length + inference.Length == 0)
            return Finding.Warning("The association has no container log policy, so that no account receives logs of the containers.", fix);
        string[] missing =
        [
            .. new[] { ("training", training), ("inference", inference) }
                .Where(purpose => !purpose.Item2.Any(policy => policy.AllowedAccountIds?.Contains(account) == true))
                .Select(purpose => purpose.Item1),
        ];
        if (missing.Length > 0)
            return Finding.Warning($"The container log policy does not allow account {account} to receive logs of {List(missing)}.", fix);
        string[] filters = [.. training.Concat(inference).Select(policy => policy.FilterPattern).OfType<string>().Distinct()];
        string matching = filters.Length > 0 ? $" that match '{List(filters)}'" : "";
        return Finding.Passed($"Account {account} receives the logs of training and inference{matching}.");
    }

    private async Task<Finding> AddLogDeliveryAsync(SetupRun run, CallContext context)
    {
        int count = 0;
        foreach (TrainedModel listed in _content.Models.Where(model => IsDone(model)).Take(MaxJobs))
        {
            TrainedModel model = await TrainedModels.Resource.ReadAgainAsync(context, listed).ConfigureAwait(false);
            _ = run.Add(
                $"Log delivery of trained model '{model.Name}'",
                () => Task.FromResult(FindLogDelivery(context, model.LogsStatus, model.LogsStatusDetails)));
            count++;
        }

        foreach (TrainedModelInferenceJob listed in _content.Jobs.Where(job => IsDone(job)).Take(MaxJobs))
        {
            TrainedModelInferenceJob job = await TrainedModelInferenceJobs.Resource.ReadAgainAsync(context, listed).ConfigureAwait(false);
            _ = run.Add(
                $"Log delivery of inference job '{job.Name}'",
                () => Task.FromResult(FindLogDelivery(context, job.LogsStatus, job.LogsStatusDetails)));
            count++;
        }

        return count == 0
            ? Finding.NotApplicable("The membership has no completed or failed training or inference job.")
            : Finding.Passed($"{count} jobs were read.");
    }

    private static bool IsDone(CleanRoomsResource job) => job.State is JobState.Succeeded or JobState.Failed;

    private static Finding FindLogDelivery(CallContext context, string? status, string? details)
    {
        string logs = $"arn:aws:logs:{context.Session.Connection.Region}:*:log-group:/aws/cleanroomsml/*";
        return status switch
        {
            "PUBLISH_SUCCEEDED" => Finding.Passed("The logs were published to CloudWatch Logs."),
            null => Finding.Warning("The service reports no status of the logs.", null),
            _ => Finding.Failed(
                $"The logs were not published ({status}): {details ?? "no details"}",
                PolicyDocument.Statement(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], logs)),
        };
    }

    private static string? AccountOfRole(string? role) =>
        role?.Split(':') is ["arn", _, "iam", _, { Length: 12 } account, var name] && name.StartsWith("role/", StringComparison.Ordinal)
            ? account
            : null;

    private static string List(string[] texts) => string.Join(" and ", texts);
}
