using System.Runtime.CompilerServices;

namespace NeptuneMl.Conversion;

/// <summary>Converts the ids of nodes or edges: text and numbers as they are, and nothing else. Text that looks like JSON is an id
/// too.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GraphIdsAttribute([CallerMemberName] string parameter = "") : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes one id.</summary>
    public bool IsSingle { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            string[]? ids = Convert(inputData, parameter);
            if (!IsSingle || ids is null) return ids;
            return ids is [string only] ? only : throw ScalarConversion.Invalid(parameter, null, "must be one id");
        }
        catch (NeptuneMLException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }

    /// <summary>The ids in a value, or null for no value.</summary>
    /// <exception cref="NeptuneMLException">A part of the value is no id.</exception>
    public static string[]? Convert(object? value, string parameter)
    {
        object? unwrapped = ParameterConversion.Unwrap(value);
        if (unwrapped is null) return null;
        object?[] items = unwrapped is IEnumerable many and not (string or IDictionary) ? [.. many.Cast<object?>()] : [value];
        return Array.ConvertAll(items, item => ParameterConversion.Unwrap(item) is null or ""
            ? throw ScalarConversion.Invalid(parameter, null, "has a null or empty id")
            : ScalarConversion.ToText(item!, parameter));
    }
}
