using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>Builds the Amazon States Language definition of a workflow.</summary>
/// <param name="workflow">The workflow.</param>
/// <param name="lambdaFunction">The ARN of the function that runs the steps of Neptune ML.</param>
/// <param name="pollSeconds">The seconds between two polls of a resource.</param>
internal sealed class StateMachine(Workflow workflow, string? lambdaFunction, int pollSeconds)
{
    /// <summary>The JSONPath of the records of the steps.</summary>
    public const string Steps = "$.Steps";

    // 48 random bits of a UUID, in hexadecimal digits.
    private const string KeyExpression = "States.ArrayGetItem(States.StringSplit(States.UUID(), '-'), 4)";
    private const int KeyLength = 12;

    // States whose names no state of a step has: a step has a name without spaces.
    private const string SetDefaults = "Set defaults";
    private const string ReadParameters = "Read parameters";
    private const string NameResources = "Name resources";

    private const string Parameters = "$.Parameters";
    private const string Names = "$.Names";

    private static readonly JsonSerializerOptions s_indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, MachineStep> _steps = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonObject _names = [];
    private readonly Placeholders _placeholders = new();

    /// <summary>The value of a reference: a constant, a placeholder, or a <see cref="MachineExpression"/>.</summary>
    public object ValueOf(WorkflowReference reference)
    {
        if (reference.IsStep) return _steps[reference.Name].ValueOf(reference);
        WorkflowParameter parameter = workflow.Parameters.First(
            known => known.Name.Equals(reference.Name, StringComparison.OrdinalIgnoreCase));
        string path = Placeholders.PathOf(Parameters, parameter.Name);
        return parameter.Type switch
        {
            "String" => _placeholders.Text(path),
            _ when !reference.IsWhole => _placeholders.Text(path),
            "Integer" or "Number" => _placeholders.Number(path),
            _ => new MachineExpression(path),
        };
    }

    /// <summary>The result of an earlier step, with placeholders.</summary>
    public object ResultOf(string step) => _steps[step].CertainResult();

    /// <summary>Adds a step, after those that it depends on.</summary>
    /// <param name="step">The step.</param>
    /// <param name="result">The name of the class of its result.</param>
    /// <param name="input">The input of the operation, with the placeholders of references.</param>
    /// <param name="expressions">The members of the input whose values are expressions.</param>
    /// <exception cref="NeptuneMLException">The step cannot be a part of a state machine.</exception>
    public void Add(WorkflowStep step, string result, ApiInput input, IReadOnlyDictionary<string, string> expressions)
    {
        MachineStep added = new(step, result, _placeholders)
        {
            DependsOn = [.. step.DependsOn.Select(needed => _steps[needed])],
            Connection = step.Connection is { } connection
                ? (string?)WorkflowReferences.Resolve(step.Place with { Content = connection }, ValueOf)
                : null,
        };
        if (added.IsNeptuneML && lambdaFunction is null)
        {
            throw new NeptuneMLException($"-LambdaFunctionArn is required: step '{step.Name}' is one of Neptune ML.")
            {
                ErrorId = ErrorIds.InvalidParameter,
                ParameterName = "LambdaFunctionArn",
                RecommendedAction = "Specify the ARN of a Lambda function in the VPC of the cluster; docs/step-functions.md has one.",
            };
        }

        if (added.Resource is { } resource) SetKey(added, resource, input);
        added.Bind(input, expressions);
        _steps.Add(step.Name, added);
    }

    /// <summary>The definition, as JSON text.</summary>
    public string ToJson()
    {
        string[] required = [.. workflow.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name)];
        JsonObject defaults = [];
        foreach (WorkflowParameter parameter in workflow.Parameters)
            if (parameter.Default is { } value) defaults[parameter.Name] = Node(value);

        States states = new((branch, step, next) =>
            new StepStates(_steps[step], _placeholders, lambdaFunction, pollSeconds).AddTo(branch, next));
        string first = states.Add(_steps.Values, StepGroup.Of([.. _steps.Values.Select(step => step.Step)]), AddEnd(states));
        states.Add(NameResources, new JsonObject { ["Type"] = "Pass", ["Parameters"] = _names, ["ResultPath"] = Names }, first);
        string check = required.Length == 0 ? NameResources : AddInputCheck(states, required, NameResources);

        // The data of the state machine: the parameters, the names of the resources, and a record of each step.
        JsonObject records = [];
        foreach (MachineStep step in _steps.Values) records[step.Name] = new JsonObject { ["State"] = "Pending", ["Reason"] = "" };
        states.Add(
            ReadParameters,
            new JsonObject
            {
                ["Type"] = "Pass",
                ["Parameters"] = new JsonObject
                {
                    ["Parameters.$"] = "States.JsonMerge($, $$.Execution.Input, false)",
                    ["Key.$"] = KeyExpression,
                    ["Steps"] = records,
                },
            },
            check);
        states.Add(SetDefaults, new JsonObject { ["Type"] = "Pass", ["Result"] = defaults }, ReadParameters);
        return new JsonObject
        {
            ["Comment"] = workflow.Description ?? $"The workflow {workflow.Name}.",
            ["StartAt"] = SetDefaults,
            ["States"] = states.ToJson(),
        }.ToJsonString(s_indented);
    }

    private static string AddInputCheck(States states, string[] required, string next)
    {
        states.Add(
            "Input incomplete",
            new JsonObject
            {
                ["Type"] = "Fail",
                ["Error"] = "InputIncomplete",
                ["Cause"] = $"The input of the execution must have values for {string.Join(", ", required)}.",
            });
        JsonObject isComplete = ChoiceRules.And(required.Select(name => ChoiceRules.IsPresent(Placeholders.PathOf(Parameters, name))));
        return states.Add("Input complete?", ChoiceRules.Choice([(isComplete, next)], "Input incomplete"));
    }

    private static JsonNode? Node(WorkflowValue value) => value.Content switch
    {
        string text => text,
        bool flag => flag,
        long number => number,
        double number => number,
        _ when value.Items is { } items => new JsonArray([.. items.Select(Node)]),
        _ when value.Members is { } members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Node(member.Value)))),
        _ => null,
    };

    // An endpoint keeps its id, because queries name it. Every other id and name ends in the key of the execution. As in other runs of a
    // workflow, a step does not take its name from a piped result.
    private void SetKey(MachineStep step, Resource resource, ApiInput input)
    {
        string? own = input.Members.FirstOrDefault(
            member => member.IsArgument && member.Path.Equals(resource.KeyMember, StringComparison.OrdinalIgnoreCase))?.Value as string;
        step.UpdatesExisting = own is not null && step.Creation.ResultType == typeof(MLEndpoint);
        if (step.UpdatesExisting) return;

        string prefix = own ?? $"{workflow.Name}-{step.Name}".Replace('_', '-');
        if (!Placeholders.IsIn(prefix)) prefix = AttemptKey.Truncated(prefix, resource.MaxKeyLength - KeyLength - 1);
        string expression = _placeholders.ExpressionOf($"{prefix}-{_placeholders.Text("$.Key")}")!;
        bool isKnownAtStart = !expression.Contains("$.Steps", StringComparison.Ordinal);
        if (isKnownAtStart) _names[$"{step.Name}.$"] = expression;
        input.Remove(resource.KeyMember);
        input.Add(
            resource.KeyMember, ApiInput.ParameterOf(resource.KeyMember),
            _placeholders.Text(isKnownAtStart ? Placeholders.PathOf(Names, step.Name) : expression));
    }

    // The state machine fails when a step has not succeeded, and the cause has the state and the reason of each step.
    private string AddEnd(States states)
    {
        string template = string.Join("; ", _steps.Values.Select(step => $"{step.Name}: {{}} {{}}"));
        string values = string.Join(", ", _steps.Values.Select(step => $"{step.Path}.State, {step.Path}.Reason"));
        states.Add("Some steps failed", new JsonObject { ["Type"] = "Fail", ["Error"] = "WorkflowFailed", ["CausePath"] = "$.Cause" });
        string summary = states.Add(
            "Summarize steps",
            new JsonObject
            {
                ["Type"] = "Pass",
                ["Parameters"] = new JsonObject { ["Cause.$"] = $"States.Format('{template}', {values})" },
            },
            "Some steps failed");
        string succeeded = states.Add("All steps succeeded", new JsonObject { ["Type"] = "Succeed" });
        return states.Add(
            "Did all steps succeed?",
            ChoiceRules.Choice([(ChoiceRules.And(_steps.Values.Select(step => ChoiceRules.HasSucceeded(step.Path))), succeeded)], summary));
    }
}
