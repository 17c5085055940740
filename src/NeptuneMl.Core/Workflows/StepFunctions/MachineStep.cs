using System.Reflection;
using System.Runtime.CompilerServices;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>A step of a workflow as a state machine runs it: its request, in which placeholders stand for what only an execution knows, and
/// what is known of its result.</summary>
internal sealed class MachineStep
{
    /// <summary>The member of requests and responses with the collaboration.</summary>
    public const string Collaboration = "CollaborationIdentifier";

    private readonly Placeholders _placeholders;

    /// <param name="step">The step.</param>
    /// <param name="result">The name of the class of its result.</param>
    /// <param name="placeholders">The placeholders of the state machine.</param>
    public MachineStep(WorkflowStep step, string result, Placeholders placeholders)
    {
        Step = step;
        _placeholders = placeholders;
        Resource = ResourceTable.Find(result);
        Creation = Resource?.Creation ?? MLConfigurations.Put;
        Path = Placeholders.PathOf(StateMachine.Steps, step.Name);
    }

    public WorkflowStep Step { get; }

    public string Name => Step.Name;

    /// <summary>The steps that end before this one begins.</summary>
    public required IReadOnlyList<MachineStep> DependsOn { get; init; }

    /// <summary>The name of the connection, with placeholders; null for the default one.</summary>
    public string? Connection { get; init; }

    /// <summary>The kind of resource; null for the configuration of a membership.</summary>
    public Resource? Resource { get; }

    /// <summary>The operation that creates the resource.</summary>
    public UntypedOperation Creation { get; }

    /// <summary>The operation that reads the resource.</summary>
    public UntypedOperation Reading => Resource!.Reading;

    /// <summary>Whether the step is one of Neptune ML, which a Lambda function runs.</summary>
    public bool IsNeptuneML => Creation.ResultType.IsAssignableTo(typeof(NeptuneMLResource));

    /// <summary>Whether the resource takes time to create.</summary>
    public bool HasStatus => Creation.ResultType.IsAssignableTo(typeof(MLResource));

    /// <summary>Whether the service only lists the resource.</summary>
    public bool IsReadFromList => Resource?.IsReadFromList == true;

    /// <summary>Whether an existing resource with the id is updated.</summary>
    public bool UpdatesExisting { get; set; }

    /// <summary>Whether the resource is read after its creation.</summary>
    public bool IsRead => HasStatus || NeedsRead;

    /// <summary>The JSONPath of the record of the step in the data of the state machine.</summary>
    public string Path { get; }

    /// <summary>The JSONPath of the result of the last task of the step.</summary>
    public string ResultPath => $"{Path}.Result";

    /// <summary>The JSONPath of the last response of the service.</summary>
    public string ResponsePath => IsNeptuneML ? $"{ResultPath}.Payload" : ResultPath;

    /// <summary>The JSONPath of the message about a failure; null when the responses have none.</summary>
    public string? StatusMessagePath => IsReadFromList ? null : Read.OfProperty(nameof(CleanRoomsResource.StatusMessage));

    /// <summary>The JSONPath of the resources in the response that lists them.</summary>
    public string ListPath => Read.Of(Read.List.Name);

    /// <summary>The JSONPath of the response of <see cref="Location"/>.</summary>
    public string LocationPath => $"{Path}.Location";

    /// <summary>The request, with placeholders.</summary>
    public AmazonWebServiceRequest Request { get; private set; } = null!;

    /// <summary>The members of the request, by API path, whose values are expressions that a placeholder cannot stand for.</summary>
    public IReadOnlyDictionary<string, string> Expressions { get; private set; } = null!;

    /// <summary>The expression of the name of the resource.</summary>
    public string NameExpression => _placeholders.ExpressionOf(Members.ValueOf(Request, Resource!.KeyMember))!;

    /// <summary>The statuses of the resource that the SDK knows, and what they mean.</summary>
    public IEnumerable<(string Status, JobState State)> Statuses
    {
        get
        {
            Type described = IsReadFromList ? Read.List.PropertyType.GenericTypeArguments[0] : Reading.ResponseType;
            return Members.Find(described, nameof(MLResource.Status))!.PropertyType
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(known => known.GetValue(null)).OfType<ConstantClass>()
                .Select(status => (status.Value, JobStates.OfCleanRooms(status.Value)));
        }
    }

    /// <summary>The call that reads what the list needs and the request lacks; null when the request has it. Only a trained model knows the
    /// collaboration in which its exports are listed.</summary>
    public (string Operation, object Request)? Location => Creation.ResultType == typeof(TrainedModelExportJob)
        ? (TrainedModels.Resource.Get!.Name, TrainedModels.Resource.Get.BindFrom(Request))
        : null;

    private ResponsePaths Read => new(Reading, ResponsePath, NameOf, _placeholders);

    private bool NeedsRead { get; set; }

    /// <summary>The name of a member in the requests and responses of the service, as the state machine sees them.</summary>
    public string NameOf(string member) => IsNeptuneML
        ? char.ToLowerInvariant(member[0]) + member[1..]
        : char.ToUpperInvariant(member[0]) + member[1..];

    /// <summary>Binds and checks the request. Rules are not checked where only an execution knows the value.</summary>
    /// <exception cref="NeptuneMLException">The request violates a rule of the API.</exception>
    public void Bind(ApiInput input, IReadOnlyDictionary<string, string> expressions)
    {
        Request = Creation.Bind(input);
        Expressions = expressions;
        RuleViolations all = new();
        RequestRules.Check(Request, all);
        RuleViolation[] violations = [.. all.Where(violation =>
            _placeholders.ExpressionOf(violation.Value) is null && !expressions.Keys.Any(path => IsAbout(violation, path)))];
        if (violations.Length == 0) return;
        bool needsMembership = violations.Any(violation => violation is { IsMissing: true, Path: "membershipIdentifier" });
        throw new NeptuneMLException(
            $"Step '{Name}': {string.Join("; ", violations.Select(violation => RuleMessage.Of(violation, input.ParameterAt)))}.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            ParameterName = input.ParameterAt(violations[0].Path),
            RecommendedAction = needsMembership
                ? "A state machine has no connection with a default membership: add MembershipIdentifier to the Defaults of the workflow."
                : $"Correct the step '{Name}' in line {Step.Place.Line} of the workflow file.",
        };
    }

    /// <summary>The result of the step as far as it is certain: what the request has, and what every response has.</summary>
    public object CertainResult()
    {
        ResponsePaths paths = new(Creation, ResponsePath, NameOf, _placeholders);
        object response = Activator.CreateInstance(Creation.ResponseType)!;
        foreach (PropertyInfo property in Creation.ResultType.GetProperties())
        {
            if (property.IsDefined(typeof(RequiredMemberAttribute))
                && Members.Find(response.GetType(), property.Name) is { CanWrite: true } member && member.PropertyType == typeof(string))
            {
                member.SetValue(response, _placeholders.Text(paths.Of(member.Name)));
            }
        }

        return Creation.ReadResult(Request, response);
    }

    /// <summary>The value of a property of the result: a constant, a placeholder, or a <see cref="MachineExpression"/>.</summary>
    /// <param name="reference">The reference to the property.</param>
    /// <exception cref="NeptuneMLException">The service does not return the property.</exception>
    public object ValueOf(WorkflowReference reference)
    {
        if (WorkflowReferences.ValueOf(CertainResult(), reference.Property!) is { } certain) return certain;
        if (Resource is not null && !IsReadFromList)
        {
            NeedsRead = true;
            object? value = WorkflowReferences.ValueOf(Creation.ReadResult(Request, Read.Trace()), reference.Property!);
            if (value is string text && Placeholders.IsIn(text)) return text;
            if (Read.OfProperty(reference.Property!) is { } path)
            {
                if (!reference.IsWhole) return _placeholders.Text(path);
                Type type = WorkflowReferences.TypeOf(Creation.ResultType, reference.Property!, out _)!;
                return type.IsPrimitive && type != typeof(bool) ? _placeholders.Number(path) : new MachineExpression(path);
            }
        }

        throw new NeptuneMLException(
            $"{reference} at {reference.Place.Path} cannot be exported: no response about the "
            + $"{ResourceName.Of(Creation.ResultType).Kind} has it.")
        {
            ErrorId = ErrorIds.InvalidParameter,
            RecommendedAction = $"Refer to a property that the step '{Name}' specifies or that the service returns.",
        };
    }

    /// <summary>The request that reads the resource.</summary>
    public AmazonWebServiceRequest ReadRequest()
    {
        AmazonWebServiceRequest request = Reading.BindFrom(CertainResult());
        if (Location is not null)
            Members.Find(request.GetType(), Collaboration)!.SetValue(request, _placeholders.Text($"{LocationPath}.{Collaboration}"));
        return request;
    }

    private static bool IsAbout(RuleViolation violation, string path) =>
        ApiInput.IsWithin(violation.Path, path) || ApiInput.IsWithin(path, violation.Path)
        || violation.Members.Any(group => group.Any(member => ApiInput.IsWithin(member, path)));
}
