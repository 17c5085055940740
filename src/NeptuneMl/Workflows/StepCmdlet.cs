using System.Reflection;
using NeptuneMl.Permissions;

namespace NeptuneMl.Workflows;

/// <summary>A cmdlet that a step of a workflow can run: every cmdlet of the module that starts or creates something.</summary>
internal sealed class StepCmdlet
{
    private static readonly Lazy<SortedDictionary<string, StepCmdlet>> s_all = new(() => new SortedDictionary<string, StepCmdlet>(
        CmdletTable.All.Where(cmdlet => Starts(cmdlet.Value)).ToDictionary(cmdlet => cmdlet.Key, cmdlet => new StepCmdlet(cmdlet.Value)),
        StringComparer.OrdinalIgnoreCase));

    private readonly PipelineCommand _prototype;

    private StepCmdlet(Type type)
    {
        Type = type;
        Name = CmdletTable.NameOf(type);
        Operation = type.GetCustomAttribute<ApiOperationAttribute>()!.Operations[0];
        Result = CmdletTable.ResultsOf(type)[0];
        Parameters =
        [
            .. CmdletTable.ParametersOf(type).Where(parameter => IsSettable(parameter, type))
                .Select(parameter => new StepParameter(parameter)),
        ];
        _prototype = Create();
    }

    /// <summary>The cmdlets by name.</summary>
    public static IReadOnlyDictionary<string, StepCmdlet> All => s_all.Value;

    public string Name { get; }

    /// <summary>The class of the cmdlet.</summary>
    public Type Type { get; }

    /// <summary>The operation of the API.</summary>
    public string Operation { get; }

    /// <summary>Whether the operation is one of Neptune ML, and not of Clean Rooms ML.</summary>
    public bool IsNeptuneML => Result.IsSubclassOf(typeof(NeptuneMLResource));

    /// <summary>Whether the cmdlet makes one change. A publication makes several, and tests endpoints.</summary>
    public bool IsOneChange => Type.GetCustomAttribute<CmdletAttribute>()!.VerbName != VerbsData.Publish;

    /// <summary>The class of the result.</summary>
    public Type Result { get; }

    /// <summary>The parameters that <c>With</c> can have: those of the request, and those that help to find what it refers to. Waiting,
    /// resuming and the connection are the workflow's.</summary>
    public IReadOnlyList<StepParameter> Parameters { get; }

    /// <summary>The parameter of the id or name of the new resource; null for the configuration of a membership.</summary>
    public StepParameter? Key => Find(IsNeptuneML ? nameof(NeptuneMLResource.Id) : nameof(INamedResource.Name));

    /// <summary>The result classes that <c>From</c> accepts, and the members that are taken from each.</summary>
    public InputSource Source => _prototype.AcceptedInput;

    /// <summary>The cmdlet of a name, or null.</summary>
    public static StepCmdlet? Named(string name) => s_all.Value.GetValueOrDefault(name);

    /// <summary>Whether <c>From</c> accepts results of a class.</summary>
    public bool Accepts(Type result) => Source.MembersOf(result) is not null;

    /// <summary>The parameter with a name or an alias, or null.</summary>
    public StepParameter? Find(string name) =>
        Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? Parameters.FirstOrDefault(parameter => parameter.IsNamed(name));

    /// <summary>A new cmdlet object, which is not run: its <see cref="PipelineCommand.AcceptedInput"/> and
    /// <see cref="PipelineCommand.AddImplied"/> know what only the cmdlet knows about its request.</summary>
    public PipelineCommand Create() => (PipelineCommand)Activator.CreateInstance(Type)!;

    // A Set cmdlet that names an existing resource by its ARN changes that resource.
    private static bool Starts(Type cmdlet) => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName switch
    {
        VerbsCommon.New or VerbsLifecycle.Start or VerbsData.Publish => cmdlet.IsDefined(typeof(ApiOperationAttribute)),
        VerbsCommon.Set => cmdlet.IsDefined(typeof(ApiOperationAttribute))
            && ParameterMap.MembersOf(cmdlet).All(member => ResourceName.OfKey(member.Property.Name) is null),
        _ => false,
    };

    private static bool IsSettable(PropertyInfo parameter, Type cmdlet) =>
        !parameter.GetCustomAttributes<ParameterAttribute>().Any(use => use.DontShow)
        && (parameter.IsDefined(typeof(ApiMemberAttribute))
            || parameter.DeclaringType == cmdlet && !StepParameters.IsElsewhere(parameter.Name)
                && parameter.PropertyType != typeof(ScriptBlock));
}
