using System.Text.Json.Nodes;
using static NeptuneMl.Core.Workflows.StepFunctions.ChoiceRules;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>The states of one step: it is created, polled until it is finished, and its record gets a state and a reason. A failure does
/// not end the state machine: only the steps that depend on the step are left out.</summary>
/// <param name="step">The step.</param>
/// <param name="placeholders">The placeholders in its requests.</param>
/// <param name="lambdaFunction">The ARN of the function that runs the steps of Neptune ML.</param>
/// <param name="pollSeconds">The seconds between two polls.</param>
internal sealed class StepStates(MachineStep step, Placeholders placeholders, string? lambdaFunction, int pollSeconds)
{
    // The names of the services in the Amazon States Language: in resources, and in errors.
    private const string Integration = "arn:aws:states:::aws-sdk:cleanroomsml:";
    private const string LambdaInvoke = "arn:aws:states:::lambda:invoke";
    private const string NotFound = "MLResourceNotFoundException";

    private static readonly string[] s_cleanRoomsThrottling = ["CleanRoomsMl.ThrottlingException"];
    private static readonly string[] s_lambdaThrottling =
        ["TooManyRequestsException", "ThrottlingException", "Lambda.TooManyRequestsException"];

    private readonly PayloadTemplate _template = new(placeholders, step.NameOf);

    private string Record => step.Path;

    private string Failed => $"{step.Name} failed";

    private string Finished => $"{step.Name} finished?";

    private string Get => $"Get {step.Name}";

    /// <summary>Adds the states.</summary>
    /// <param name="states">The states of the branch.</param>
    /// <param name="next">The state after the step; null at the end of a branch.</param>
    /// <returns>The first of the states.</returns>
    public string AddTo(States states, string? next)
    {
        AddFailure(states, Failed, $"States.JsonToString({Record}.Error)", next);
        string succeeded = states.Add(
            $"{step.Name} succeeded",
            new JsonObject { ["Type"] = "Pass", ["Result"] = nameof(JobState.Succeeded), ["ResultPath"] = $"{Record}.State" },
            next);
        string created = !step.IsRead ? succeeded : step.HasStatus ? AddPolling(states, succeeded, next) : AddRead(states, succeeded);
        string first = step.UpdatesExisting
            ? AddCreateOrUpdate(states, created)
            : states.Add(step.Name, Creation(), created);
        if (step.DependsOn.Count == 0) return first;

        string blocked = states.Add(
            $"{step.Name} blocked",
            new JsonObject
            {
                ["Type"] = "Pass",
                ["Result"] = new JsonObject { ["State"] = nameof(NeptuneMl.Workflows.WorkflowAction.Blocked), ["Reason"] = "" },
                ["ResultPath"] = Record,
            },
            next);
        JsonObject isReady = And(step.DependsOn.Select(needed => HasSucceeded(needed.Path)));
        return states.Add($"{step.Name} ready?", Choice([(isReady, first)], blocked));
    }

    private void AddFailure(States states, string name, string reason, string? next) => states.Add(
        name,
        new JsonObject
        {
            ["Type"] = "Pass",
            ["Parameters"] = new JsonObject { ["State"] = nameof(JobState.Failed), ["Reason.$"] = reason },
            ["ResultPath"] = Record,
        },
        next);

    private JsonObject Creation(bool updates = false)
    {
        JsonObject parameters = _template.Of(step.Request, step.Expressions);
        if (updates) parameters["update"] = true;
        return Call(step.Creation.Name, parameters, step.ResultPath);
    }

    // CreateMLEndpoint fails for an endpoint that exists, unless the request says that it is an update.
    private string AddCreateOrUpdate(States states, string next)
    {
        string update = states.Add($"Update {step.Name}", Creation(updates: true), next);
        string create = states.Add(step.Name, Creation(), next);
        JsonObject find = Call(step.Reading.Name, _template.Of(step.ReadRequest()), step.ResultPath);
        ((JsonArray)find["Catch"]!).Insert(
            0, new JsonObject { ["ErrorEquals"] = new JsonArray(NotFound), ["ResultPath"] = null, ["Next"] = create });
        return states.Add($"Find {step.Name}", find, update);
    }

    private string AddRead(States states, string next) =>
        states.Add(Get, Read(step.Reading.Name, step.ReadRequest(), step.ResultPath), next);

    private string AddPolling(States states, string succeeded, string? next)
    {
        string wait = $"Wait for {step.Name}";
        string ended = $"{step.Name} ended";
        List<(JsonObject Condition, string Next)> choices = [(Or(IsIn(JobState.Succeeded)), succeeded)];
        // Responses of Clean Rooms ML have the environment variables of containers.
        string reason = step.IsReadFromList ? $"States.JsonToString({Record}.Is)"
            : step.IsNeptuneML ? $"States.JsonToString({step.ResponsePath})"
            : $"States.Format('The status is {{}}.', {step.ResponsePath}.Status)";
        AddFailure(states, ended, reason, next);
        if (step.StatusMessagePath is { } message)
        {
            string described = $"{step.Name} ended with a message";
            AddFailure(states, described, message, next);
            choices.Add((And(Or(IsIn(JobState.Failed, JobState.Stopped)), IsPresent(message)), described));
        }

        choices.Add((Or(IsIn(JobState.Failed, JobState.Stopped)), ended));
        states.Add(Finished, Choice(choices, wait));
        if (step.IsReadFromList) AddSearch(states);
        else AddRead(states, Finished);
        states.Add(wait, new JsonObject { ["Type"] = "Wait", ["Seconds"] = pollSeconds }, Get);
        if (step.Location is not { } location) return wait;
        JsonObject locate = Read(location.Operation, location.Request, step.LocationPath);
        locate["ResultSelector"] = new JsonObject { [$"{MachineStep.Collaboration}.$"] = $"$.{MachineStep.Collaboration}" };
        return states.Add($"Locate {step.Name}", locate, wait);
    }

    // A Choice state cannot look into a list: the statuses of the jobs with the name are collected first.
    private void AddSearch(States states)
    {
        JsonObject statuses = [];
        foreach ((string status, _) in step.Statuses)
            statuses[$"{status}.$"] = $"States.ArrayContains({Record}.Statuses, {Placeholders.Quoted(status)})";
        string compare = states.Add(
            $"Compare {step.Name}",
            new JsonObject { ["Type"] = "Pass", ["Parameters"] = statuses, ["ResultPath"] = $"{Record}.Is" },
            Finished);
        States item = states.Nested();
        string other = item.Add($"Other than {step.Name}", new JsonObject { ["Type"] = "Pass", ["Result"] = "OTHER" }, null);
        string match = item.Add($"Status of {step.Name}", new JsonObject { ["Type"] = "Pass", ["InputPath"] = "$.Job.Status" }, null);
        string isMatch = item.Add(
            $"Is {step.Name}?",
            Choice([(new JsonObject { ["Variable"] = "$.Job.Name", ["StringEqualsPath"] = "$.Name" }, match)], other));
        string find = states.Add(
            $"Find {step.Name}",
            new JsonObject
            {
                ["Type"] = "Map",
                ["ItemsPath"] = step.ListPath,
                ["ItemSelector"] = new JsonObject { ["Job.$"] = "$$.Map.Item.Value", ["Name.$"] = step.NameExpression },
                ["ItemProcessor"] = new JsonObject { ["StartAt"] = isMatch, ["States"] = item.ToJson() },
                ["ResultPath"] = $"{Record}.Statuses",
            },
            compare);
        states.Add(Get, Read(step.Reading.Name, step.ReadRequest(), step.ResultPath), find);
    }

    private IEnumerable<JsonObject> IsIn(params JobState[] included) => step.IsNeptuneML
        ? included.Select(state => IsText($"{step.ResponsePath}.State", $"{state}"))
        : step.Statuses.Where(status => included.Contains(status.State)).Select(status => step.IsReadFromList
            ? IsTrue(Placeholders.PathOf($"{Record}.Is", status.Status))
            : IsText($"{step.ResultPath}.Status", status.Status));

    private JsonObject Read(string operation, object request, string resultPath)
    {
        JsonObject call = Call(operation, _template.Of(request), resultPath);
        // A read can be repeated after any error.
        ((JsonArray)call["Retry"]!).Add(Retrier(["States.TaskFailed"], 10, 5));
        return call;
    }

    private JsonObject Call(string operation, JsonObject parameters, string resultPath)
    {
        JsonObject call = new() { ["Type"] = "Task" };
        if (step.IsNeptuneML)
        {
            JsonObject payload = new() { ["Operation"] = operation, ["Parameters"] = parameters };
            if (placeholders.ExpressionOf(step.Connection) is { } expression) payload["Connection.$"] = expression;
            else if (step.Connection is { } connection) payload["Connection"] = connection;
            call["Resource"] = LambdaInvoke;
            call["Parameters"] = new JsonObject { ["FunctionName"] = lambdaFunction, ["Payload"] = payload };
            call["ResultSelector"] = new JsonObject { ["Payload.$"] = "$.Payload" };
        }
        else
        {
            call["Resource"] = $"{Integration}{char.ToLowerInvariant(operation[0])}{operation[1..]}";
            call["Parameters"] = parameters;
        }

        call["ResultPath"] = resultPath;
        // A throttled request had no effect.
        call["Retry"] = new JsonArray(Retrier(step.IsNeptuneML ? s_lambdaThrottling : s_cleanRoomsThrottling, 5, 8));
        call["Catch"] = new JsonArray(
            new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = $"{Record}.Error", ["Next"] = Failed });
        return call;
    }

    private static JsonObject Retrier(IEnumerable<string> errors, int seconds, int attempts) => new()
    {
        ["ErrorEquals"] = new JsonArray([.. errors.Select(error => (JsonNode)error)]),
        ["IntervalSeconds"] = seconds,
        ["BackoffRate"] = 2,
        ["MaxAttempts"] = attempts,
        ["MaxDelaySeconds"] = 300,
        ["JitterStrategy"] = "FULL",
    };
}
