using System.Collections;
using System.Management.Automation;

namespace NeptuneMl.Help.Tests;

public enum LampColor
{
    White,
    Amber,
}

/// <summary>What sample cmdlets have in common, as the module's base cmdlets do.</summary>
public abstract class LampCommand : PSCmdlet
{
    [Parameter]
    public string? Room { get; set; }
}

[ApiOperation("SwitchOn")]
[Cmdlet(VerbsLifecycle.Start, "Lamp", SupportsShouldProcess = true, DefaultParameterSetName = "ByName")]
[OutputType(typeof(Hashtable))]
public sealed class StartLampCommand : LampCommand
{
    [Parameter(ParameterSetName = "ById", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LampId", "Key")]
    [ApiMember<int?>]
    public int? Id { get; set; }

    [Parameter(ParameterSetName = "ByName", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    [Parameter]
    [ApiMember<LampColor?>("Light.Color")]
    public LampColor? Color { get; set; }

    [Parameter]
    [ValidateSet("Low", "High")]
    public string? Level { get; set; }

    [Parameter(DontShow = true)]
    public SwitchParameter Hidden { get; set; }

    [Parameter]
    public SwitchParameter Dim { get; set; }
}

[Cmdlet(VerbsLifecycle.Stop, "Lamp")]
[OutputType(typeof(void))]
public sealed class StopLampCommand : LampCommand;

/// <summary>As in the module, which the compiler knows by these names only.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiOperationAttribute(params string[] operations) : Attribute
{
    public string[] Operations { get; } = operations;
}

/// <summary>As in the module.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiMemberAttribute<T>(string? path = null) : Attribute
{
    public string? Path { get; } = path;

    public Type Type { get; } = typeof(T);
}
