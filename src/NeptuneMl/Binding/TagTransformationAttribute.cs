using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace NeptuneMl.Binding;

/// <summary>Takes tags as a hashtable, or as objects with Key and Value as the vendor's cmdlets use; a key may come only once.</summary>
internal sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = Bare(inputData);
        if (input is null || input is IDictionary map && !IsPair(map)) return input!;

        OrderedDictionary tags = new(StringComparer.Ordinal);
        foreach (object? item in input is IDictionary ? [input] : LanguagePrimitives.GetEnumerable(input)?.Cast<object?>() ?? [input])
        {
            (string key, object? value) = Tag(item);
            if (tags.Contains(key)) throw new ArgumentTransformationMetadataException($"-Tag has the key '{key}' more than once; each key must come only once.");
            tags.Add(key, value);
        }

        return tags;
    }

    private static (string Key, object? Value) Tag(object? item)
    {
        if (Bare(item) is IDictionary pair && Entries.Has(pair, "Key")) return (Entries.ValueOf(pair, "Key")?.ToString() ?? "", Entries.ValueOf(pair, "Value"));
        PSMemberInfoCollection<PSPropertyInfo>? properties = item is null ? null : PSObject.AsPSObject(item).Properties;
        return properties?["Key"] is { } key
            ? (key.Value?.ToString() ?? "", properties["Value"]?.Value)
            : throw new ArgumentTransformationMetadataException($"-Tag '{item}' is not a tag; give a hashtable, or objects with Key and Value.");
    }

    // One tag as the vendor's cmdlets write it: @{ Key = 'team'; Value = 'graph' }.
    private static bool IsPair(IDictionary map) => Entries.AreOnly(map, "Key", "Value");

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
