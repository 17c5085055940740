using System.Collections;
using System.Management.Automation;
using NeptuneMl.CleanRooms;

namespace NeptuneMl.Binding;

/// <summary>Takes metric definitions as one hashtable of names and expressions, beside the API's own form.</summary>
internal sealed class MetricDefinitionTransformationAttribute : StructureTransformationAttribute<MetricDefinition>
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Bare(inputData) is IDictionary named && !IsOne(named)
        ? named.Cast<DictionaryEntry>().Select(entry => new MetricDefinition { Name = entry.Key.ToString(), Regex = entry.Value?.ToString() }).ToArray()
        : base.Transform(engineIntrinsics, inputData);

    // One definition as the API writes it: @{ name = 'loss'; regex = 'loss=(.*)' }.
    private static bool IsOne(IDictionary map) => Entries.AreOnly(map, "Name", "Regex");
}
