using System.Collections;
using System.Management.Automation;

namespace NeptuneMl.Conversion;

/// <summary>Lets copies of results stand for the results that they were made of.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResultTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ParameterConversion.Bare(inputData) is IList items
            ? items.Cast<object?>().Select(item => ResultCopy.Live(item) ?? item).ToArray()
            : ResultCopy.Live(inputData) ?? inputData;
}
