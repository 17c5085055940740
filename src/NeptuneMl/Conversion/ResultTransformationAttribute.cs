namespace NeptuneMl.Conversion;

/// <summary>Restores copies of result objects before they are bound to a parameter of the result class.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResultTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ParameterConversion.Unwrap(inputData) switch
    {
        IList items => items.Cast<object?>().Select(item => ResultCopy.Restore(item) ?? item).ToArray(),
        null or string or ValueType or FileSystemInfo => throw new ArgumentTransformationMetadataException(
            $"-InputObject must be a result of this module or a copy of one, not {ScalarConversion.Describe(inputData!)}."),
        _ => ResultCopy.Restore(inputData) ?? inputData,
    };
}
