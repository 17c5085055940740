using System.Text.RegularExpressions;
using NeptuneMl.Core.NeptuneML;
using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Serving;

/// <summary>Which endpoints a workflow creates or names: those whose id is a value of a step, those whose id begins with the names of the
/// workflow and of a step, and those in its journals.</summary>
internal sealed class WorkflowEndpoints
{
    private const string Id = nameof(MLEndpoint.Id);
    private const string EndpointId = nameof(EndpointId);

    // The shortest beginning of a step's name that is left in an id, see AttemptKey and CreationStep.
    private const int ShortestPrefix = 29;

    private readonly Workflow _workflow;
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Regex> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _latest = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Step, DateTimeOffset Time)> _created = new(StringComparer.Ordinal);

    /// <param name="workflow">The workflow.</param>
    /// <param name="warn">Receives warnings about journals.</param>
    public WorkflowEndpoints(Workflow workflow, Action<string> warn)
    {
        _workflow = workflow;
        foreach (WorkflowStep step in workflow.Steps)
        {
            foreach ((string name, WorkflowValue value) in step.With) AddValues(name, value);
            if (step.With.TryGetValue(EndpointId, out WorkflowValue? published) && Resolve(published) is string endpoint)
                _values.Add(MLEndpoints.CanaryIdOf(endpoint));
            string own = step.With.TryGetValue(Id, out WorkflowValue? id) && Resolve(id) is string text
                ? Regex.Escape(text)
                : $"{PrefixOf($"{workflow.Name}-{step.Name}")}-[0-9a-f]{{8}}";
            _ids[step.Name] = new Regex($@"\A{own}(-[0-9]{{1,2}})?\z", RegexOptions.CultureInvariant);
        }

        foreach (RunRecord run in RunFolder.Of(workflow.File).Runs(warn).Take(RunFolder.MostSearched)) Add(run);
    }

    /// <summary>The name of the workflow.</summary>
    public string Name => _workflow.Name;

    /// <summary>The places of ids that are known only when the workflow runs.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Whether a step creates or names an endpoint, or did in an earlier run.</summary>
    public bool Contains(string id) => _values.Contains(id) || StepOf(id) is not null;

    /// <summary>The endpoint that the step of an endpoint has created last; null when the endpoint is the last one or of no
    /// step.</summary>
    /// <returns>The id of the last endpoint, and the name of the step.</returns>
    public (string Id, string Step)? FindLater(string id) =>
        !_values.Contains(id) && StepOf(id) is { } step && _latest.TryGetValue(step, out string? latest) && latest != id
            ? (latest, step)
            : null;

    /// <summary>When a run created an endpoint, or null.</summary>
    public DateTimeOffset? CreationOf(string id) =>
        _created.TryGetValue(id, out (string Step, DateTimeOffset Time) found) ? found.Time : null;

    // Truncated names end in a hash, so only the beginning of a long one is compared.
    private static string PrefixOf(string name)
    {
        string prefix = name.Replace('_', '-');
        return prefix.Length <= ShortestPrefix ? Regex.Escape(prefix) : $"{Regex.Escape(prefix[..ShortestPrefix])}.*";
    }

    private string? StepOf(string id) => _created.TryGetValue(id, out (string Step, DateTimeOffset Time) found)
        ? found.Step
        : _ids.FirstOrDefault(step => step.Value.IsMatch(id)).Key;

    private void AddValues(string name, WorkflowValue value)
    {
        if (value.Items is { } items)
        {
            foreach (WorkflowValue item in items) AddValues(name, item);
        }
        else if (value.Members is { } members)
        {
            foreach ((string key, WorkflowValue member) in members) AddValues(key, member);
        }
        else if (Resolve(value) is string text)
        {
            _values.Add(text);
        }
        else if (name.Equals(Id, StringComparison.OrdinalIgnoreCase))
        {
            Unknown.Add($"{_workflow.File}: {value.Path}");
        }
    }

    // Null for what is no text, or known only when the workflow runs.
    private string? Resolve(WorkflowValue value)
    {
        bool isKnown = value.Text is not null;
        object? resolved = isKnown ? WorkflowReferences.Resolve(value, ValueOf) : null;
        return isKnown ? resolved as string : null;

        object? ValueOf(WorkflowReference reference)
        {
            if (!reference.IsStep && _workflow.Values.TryGetValue(reference.Name, out object? found)) return found;
            isKnown = false;
            return "";
        }
    }

    // Runs come newest first.
    private void Add(RunRecord run)
    {
        if (!Name.Equals(run.Start!.Workflow, StringComparison.OrdinalIgnoreCase)) return;
        foreach (JournalEntry entry in run.Entries.Reverse())
        {
            if (entry is not { Step: { } step, Key: { } key }) continue;
            bool isAccepted = entry.Event == JournalEvents.StepAccepted;
            if (isAccepted || entry is { Event: JournalEvents.StepDecided, Action: WorkflowAction.Reuse }) _ = _latest.TryAdd(step, key);
            // An update is accepted too, but the first entry is the creation.
            if (isAccepted) _created[key] = (step, entry.Time);
        }
    }
}
