using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Binding;

/// <summary>Takes metric definitions as one hashtable of names and expressions, beside the forms that PowerShell converts by itself.</summary>
internal sealed class MetricDefinitionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input is IDictionary named && !IsOne(named)
            ? named.Cast<DictionaryEntry>().Select(entry => new MetricDefinition { Name = entry.Key.ToString(), Regex = entry.Value?.ToString() }).ToArray()
            : inputData;
    }

    // One definition as the API writes it: @{ name = 'loss'; regex = 'loss=(.*)' }.
    private static bool IsOne(IDictionary map) => map.Count == 2 && map.Contains("Name") && map.Contains("Regex");
}
