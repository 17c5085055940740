using System.Runtime.CompilerServices;

namespace NeptuneMl.Conversion;

/// <summary>Maps a parameter to a member of the operation's input, and converts its argument. The member has the name of the parameter
/// unless a path is specified: <c>subnets</c> for a singular parameter name, <c>resourceConfig.instanceType</c> for a member of a nested
/// structure.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ApiMemberAttribute : ArgumentTransformationAttribute
{
    private protected ApiMemberAttribute(string? path, string parameter) => (Path, Parameter) = (path ?? parameter, parameter);

    public string Path { get; }

    public string Parameter { get; }

    /// <summary>The type of the parameter.</summary>
    public abstract Type Type { get; }

    /// <summary>The additional formats that the parameter accepts.</summary>
    public ParameterFormat Format { get; set; }

    /// <summary>Converts an argument or a cell to the type of the parameter; null for no value.</summary>
    /// <exception cref="NeptuneMLException">The value cannot be converted.</exception>
    public object? Convert(object? value) => ParameterConversion.Convert(value, Type, Parameter, Format);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            if (Format == ParameterFormat.Identity && ParameterConversion.Unwrap(inputData) is null)
                throw ScalarConversion.Invalid(Parameter, null, $"must be a string, or an object with the property {Parameter}, not null");
            // The parameter binder binds null to a switch parameter as true.
            return Convert(inputData) ?? (Type == typeof(SwitchParameter) ? new SwitchParameter(false) : null);
        }
        catch (NeptuneMLException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}

/// <typeparam name="T">The type of the parameter, which an attribute cannot get by reflection.</typeparam>
internal sealed class ApiMemberAttribute<T>(
    string? path = null,
    [CallerMemberName] string parameter = "") : ApiMemberAttribute(path, parameter)
{
    public override Type Type => typeof(T);
}
