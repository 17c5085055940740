using System.Collections;
using System.Management.Automation;

namespace NeptuneMl.Binding;

/// <summary>Takes the receivers of output as account ids, or as hashtables with AccountId as the API writes them.</summary>
internal sealed class ReceiverTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (input is IDictionary) return new[] { AccountOf(input) };
        return LanguagePrimitives.GetEnumerable(input) is { } items ? items.Cast<object?>().Select(AccountOf).ToArray() : AccountOf(input);
    }

    private static string AccountOf(object? item)
    {
        object? bare = item is PSObject wrapped ? wrapped.BaseObject : item;
        object? account = bare switch
        {
            IDictionary member => Entries.ValueOf(member, "AccountId"),
            string or null => bare,
            _ => PSObject.AsPSObject(item!).Properties["AccountId"]?.Value ?? bare,
        };
        return (string)LanguagePrimitives.ConvertTo(account ?? "", typeof(string), System.Globalization.CultureInfo.InvariantCulture);
    }
}
