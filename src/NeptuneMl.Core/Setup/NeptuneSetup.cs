using System.Text.RegularExpressions;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Setup;

/// <summary>The checks of <c>Test-NeptuneMLSetup</c>.</summary>
internal sealed partial record NeptuneSetup
{
    private const string FindClusters = "aws neptune describe-db-clusters --query \"DBClusters[].[DBClusterIdentifier,Endpoint,Port]\"";

    /// <summary>The role that Neptune assumes, or null for the role of the cluster.</summary>
    public string? NeptuneIamRoleArn { get; init; }

    /// <summary>The role that SageMaker assumes, or null for the role of the cluster.</summary>
    public string? SagemakerIamRoleArn { get; init; }

    /// <summary>The inference endpoints to ask.</summary>
    public IReadOnlyList<string> EndpointIds { get; init; } = [];

    /// <summary>The S3 locations to check.</summary>
    public IReadOnlyList<string> S3Locations { get; init; } = [];

    /// <summary>Whether to write and delete an empty object below each location.</summary>
    public bool ChecksS3Write { get; init; }

    /// <summary>The endpoint of S3, or null for that of the Region.</summary>
    public string? S3EndpointUrl { get; init; }

    /// <summary>Runs the checks, and writes each when it completes.</summary>
    public async Task RunAsync(CallContext context)
    {
        SetupRun run = new(context);
        Uri endpoint = context.Session.Connection.EndpointUrl;
        Task<CompletedCheck> signature = new ConnectionChecks(run, Guide()).Add();

        PermissionChecks permissions = new(run);
        Task<CompletedCheck> status = permissions.Add("GetEngineStatus", Engine.GetStatusAsync, signature);
        _ = run.Add("Engine", () => FindEngineAsync(context), status);
        Task<CompletedCheck> list = AddReads(permissions, DataProcessingJobs.Resource, signature);
        _ = AddReads(permissions, TrainingJobs.Resource, signature);
        _ = AddReads(permissions, TransformJobs.Resource, signature);
        _ = AddReads(permissions, MLEndpoints.Resource, signature);

        _ = run.Add("Neptune role", () => FindNeptuneRoleAsync(context, endpoint), list);
        if (SagemakerIamRoleArn is not null) _ = run.Add("SageMaker role", () => Task.FromResult(FindSagemakerRole()));
        foreach (string endpointId in EndpointIds)
            _ = run.Add($"Inference {endpointId}", new InferenceCheck(context, endpointId, NeptuneIamRoleArn).FindAsync, signature);
        foreach (string location in S3Locations)
        {
            S3LocationChecks checks = new(context, location, S3EndpointUrl);
            Task<CompletedCheck> read = run.Add($"S3 {location}", checks.ReadAsync);
            if (ChecksS3Write) _ = run.Add($"S3 write {location}", checks.WriteAsync, read);
        }

        await run.CompleteAsync().ConfigureAwait(false);
    }

    private static ServiceGuide Guide() => new("neptune", "Connect-NeptuneML", FindClusters, "/status", Engine.GetStatusAsync)
    {
        OpenPort = (endpoint, via) => via is not null || endpoint.IsLoopback
            ? StartTunnel(via?.Port ?? endpoint.Port, endpoint.IsLoopback ? "<cluster endpoint>" : endpoint.Host)
            : $"aws neptune describe-db-clusters --query \"DBClusters[?Endpoint=='{endpoint.Host}'].[Port,VpcSecurityGroups,Status]\"",
    };

    private static string StartTunnel(int port, string host) => $"ssh -N -L {port}:{host}:8182 <host in the VPC>";

    private static Task<CompletedCheck> AddReads<TJob>(
        PermissionChecks permissions, Resource<TJob> resource, Task<CompletedCheck> signature)
        where TJob : NeptuneMLResource
    {
        string? found = null;
        Task<CompletedCheck> list = permissions.Add(
            resource.ListIds!.Name,
            async context => found = await resource.ListIds.PrepareFrom(context.Session, new ResultScope { MaxItems = 1 })
                .ListAsync(context).FirstOrDefaultAsync(context.CancellationToken).ConfigureAwait(false),
            signature);
        // An id that does not exist is enough: the permission is checked before the job is looked up.
        _ = permissions.AddBehind(
            list, resource.Get!.Name,
            context => resource.Get.PrepareFrom(context.Session, new ResultScope { Id = found ?? $"setup-{Guid.NewGuid():N}" })
                .SendAsync(context),
            signature);
        return list;
    }

    private static async Task<Finding> FindEngineAsync(CallContext context)
    {
        EngineStatus engine = await Engine.GetStatusAsync(context).ConfigureAwait(false);
        string detail = $"The engine reports the status '{engine.Status}' (version {engine.DbEngineVersion}, role {engine.Role}).";
        return engine.IsHealthy
            ? Finding.Passed(detail)
            : Finding.Warning(detail, "while (-not (Test-NeptuneMLConnection -Quiet)) { Start-Sleep -Seconds 5 }");
    }

    private async Task<Finding> FindNeptuneRoleAsync(CallContext context, Uri endpoint)
    {
        string subject = NeptuneIamRoleArn is null ? "The cluster's own role" : $"The role {NeptuneIamRoleArn}";
        try
        {
            _ = await DataProcessingJobs.Resource.ListIds!
                .PrepareFrom(context.Session, new ResultScope { NeptuneIamRoleArn = NeptuneIamRoleArn, MaxItems = 1 }).ListAsync(context)
                .FirstOrDefaultAsync(context.CancellationToken).ConfigureAwait(false);
            return Finding.Passed($"{subject} is accepted by the cluster.");
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.InvalidParameter && failure.HttpStatus is null)
        {
            return Finding.Failed(failure.Message, "aws iam list-roles --query \"Roles[].Arn\"");
        }
        catch (NeptuneMLException failure) when (failure.HttpStatus is 400)
        {
            string cluster = $"--db-cluster-identifier {ClusterOf(endpoint)}";
            return Finding.Failed(
                failure.Message, $"aws neptune add-role-to-db-cluster {cluster} --role-arn {NeptuneIamRoleArn ?? "<role>"}");
        }
    }

    private Finding FindSagemakerRole()
    {
        if (AccountOf(SagemakerIamRoleArn) is not { } account)
            return Finding.Failed($"'{SagemakerIamRoleArn}' is not the ARN of an IAM role.", "aws iam list-roles --query \"Roles[].Arn\"");
        return AccountOf(NeptuneIamRoleArn) is { } other && other != account
            ? Finding.Failed(
                $"The role {SagemakerIamRoleArn} belongs to account {account}, but the Neptune role to account {other}.",
                "aws iam list-roles --query \"Roles[].Arn\"")
            : Finding.Passed($"{SagemakerIamRoleArn} is the ARN of a role. Neptune uses the role when a job starts, and not before.");
    }

    // The cluster identifier is the first label of the endpoint's name.
    private static string ClusterOf(Uri endpoint) =>
        endpoint.Host.Contains(".cluster-", StringComparison.OrdinalIgnoreCase) ? endpoint.Host.Split('.')[0] : "<cluster>";

    private static string? AccountOf(string? role) => role is not null && RoleArn().Match(role) is { Success: true } match
        ? match.Groups["account"].Value
        : null;

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/\S+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArn();
}
