using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace NeptuneMl.Conversion;

/// <summary>
/// Marks a parameter as a member of the operation's input, and converts whatever is bound to it. The member has the parameter's name
/// unless another path is given: <c>subnets</c> for a singular parameter, <c>resourceConfig.instanceType</c> for a leaf of a nested
/// structure.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ApiMemberAttribute : ArgumentTransformationAttribute
{
    private protected ApiMemberAttribute(string? path, string parameter) => (Path, Parameter) = (path ?? parameter, parameter);

    public string Path { get; }

    public string Parameter { get; }

    /// <summary>The type of the parameter.</summary>
    public abstract Type Type { get; }

    /// <summary>In which other ways the parameter may be written.</summary>
    public ParameterForm Form { get; set; }

    /// <summary>The parameter's value of what is given for it, or null when nothing is.</summary>
    /// <exception cref="NeptuneMLException">It is not of the parameter's type.</exception>
    public object? Read(object? given) => ParameterConversion.To(Type, given, Parameter, Form);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            if (Form == ParameterForm.Identity && ParameterConversion.Bare(inputData) is null)
                throw ScalarConversion.Wrong(Parameter, null, $"must be text, or an object with the property {Parameter}, not nothing");
            // The binder takes a null for a switch that is on.
            return Read(inputData) ?? (Type == typeof(SwitchParameter) ? new SwitchParameter(false) : null);
        }
        catch (NeptuneMLException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}

/// <typeparam name="T">The type of the parameter, which its attributes cannot know.</typeparam>
internal sealed class ApiMemberAttribute<T> : ApiMemberAttribute
{
    public ApiMemberAttribute(string? path = null, [CallerMemberName] string parameter = "")
        : base(path, parameter)
    {
    }

    public override Type Type => typeof(T);
}
