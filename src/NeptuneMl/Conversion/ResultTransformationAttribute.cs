using System.Collections;
using System.Management.Automation;

namespace NeptuneMl.Conversion;

/// <summary>Lets copies of results stand for the results that they were made of.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResultTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ParameterConversion.Bare(inputData) switch
    {
        IList items => items.Cast<object?>().Select(item => ResultCopy.Live(item) ?? item).ToArray(),
        null or string or ValueType or FileSystemInfo => throw new ArgumentTransformationMetadataException(
            $"-InputObject must be a result of the module or a copy of one, not {ScalarConversion.Named(inputData!)}."),
        _ => ResultCopy.Live(inputData) ?? inputData,
    };
}
