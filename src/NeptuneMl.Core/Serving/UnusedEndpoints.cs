namespace NeptuneMl.Core.Serving;

/// <summary>Finds the endpoints that are not in use, among all endpoints of a cluster.</summary>
/// <param name="workflows">The workflows that use endpoints; empty when none were specified.</param>
/// <param name="prices">The prices of instances, or null.</param>
/// <param name="now">The time.</param>
internal sealed class UnusedEndpoints(IReadOnlyList<WorkflowEndpoints> workflows, PriceList? prices, DateTimeOffset now)
{
    // The default of CreateMLEndpoint.
    private const string DefaultInstanceType = "ml.m5.xlarge";

    /// <summary>The endpoints that are not in use, in the given order.</summary>
    /// <param name="endpoints">The endpoints of one cluster.</param>
    public IEnumerable<UnusedEndpoint> Find(IReadOnlyCollection<MLEndpoint> endpoints)
    {
        HashSet<string> serving = [.. endpoints.Where(endpoint => endpoint.State == JobState.Succeeded).Select(endpoint => endpoint.Id)];
        foreach (MLEndpoint endpoint in endpoints)
        {
            if (Classify(endpoint, serving) is not { } found) continue;
            DateTimeOffset? created = endpoint.CreationTime
                ?? workflows.Select(workflow => workflow.CreationOf(endpoint.Id)).FirstOrDefault(time => time is not null);
            // Only the result of a creation has its time, and then no instance type is the default one.
            string? type = endpoint.InstanceType ?? (endpoint.CreationTime is null ? null : DefaultInstanceType);
            int? count = endpoint.InstanceCount ?? (type is null ? null : 1);
            yield return new UnusedEndpoint
            {
                Id = endpoint.Id,
                Status = endpoint.Status,
                Reason = found.Reason,
                Detail = found.Detail,
                CreationTime = created,
                AgeInDays = created is { } time ? Math.Round(Math.Max(0, (now - time).TotalDays), 3) : null,
                InstanceType = type,
                InstanceCount = count,
                CostPerHour = type is null || found.Reason == UnusedReason.Failed ? null : prices?.Find(type) * count,
                EndpointName = endpoint.Endpoint?.Name,
                NeptuneIamRoleArn = endpoint.NeptuneIamRoleArn,
                Connection = endpoint.Connection,
            };
        }
    }

    private (UnusedReason Reason, string Detail)? Classify(MLEndpoint endpoint, HashSet<string> serving)
    {
        if (endpoint.Status?.Equals("Deleting", StringComparison.OrdinalIgnoreCase) == true) return null;
        if (endpoint.State is JobState.Failed or JobState.Stopped)
        {
            string reason = endpoint.FailureReason is { Length: > 0 } text ? $": {Printable.Text(text)}" : ".";
            return (UnusedReason.Failed, $"The endpoint has the status '{endpoint.Status}'{reason}");
        }

        foreach (WorkflowEndpoints workflow in workflows)
        {
            if (workflow.FindLater(endpoint.Id) is { } later && serving.Contains(later.Id)
                && !workflows.Any(other => other != workflow && other.Contains(endpoint.Id)))
            {
                return (UnusedReason.Superseded,
                    $"The step '{later.Step}' of the workflow '{workflow.Name}' has created '{later.Id}' since, which is in service.");
            }
        }

        return workflows.Count == 0 || workflows.Any(workflow => workflow.Unknown.Count > 0 || workflow.Contains(endpoint.Id))
            ? null
            : (UnusedReason.NotInWorkflow,
                $"No step of {string.Join(", ", workflows.Select(workflow => $"'{workflow.Name}'"))} creates or names the endpoint.");
    }
}
