using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace NeptuneMl.Binding;

/// <summary>
/// Makes structures of hashtables with the names of their members. PowerShell does so by itself, but not in constrained language
/// mode. What does not fit is left for PowerShell to say.
/// </summary>
/// <typeparam name="TStructure">The structure, which the parameter takes an array of.</typeparam>
internal class StructureTransformationAttribute<TStructure> : ArgumentTransformationAttribute
    where TStructure : class, new()
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Bare(inputData) switch
    {
        IDictionary members => new[] { Structure(members) },
        IList items => items.Cast<object?>().Select(item => Bare(item) is IDictionary members ? Structure(members) : item).ToArray(),
        _ => inputData,
    };

    protected static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static object Structure(IDictionary members)
    {
        TStructure structure = new();
        foreach (DictionaryEntry member in members)
        {
            if (typeof(TStructure).GetProperty($"{member.Key}", BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not { CanWrite: true } property) return members;
            property.SetValue(structure, member.Value is null ? null : LanguagePrimitives.ConvertTo(member.Value, property.PropertyType, CultureInfo.InvariantCulture));
        }

        return structure;
    }
}
