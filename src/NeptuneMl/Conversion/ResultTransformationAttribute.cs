namespace NeptuneMl.Conversion;

/// <summary>Restores copies of result objects before they are bound. Text stays: it is an id or ARN.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResultTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ParameterConversion.Unwrap(inputData) switch
    {
        IList items => items.Cast<object?>().Select(item => ResultCopy.Restore(item) ?? item).ToArray(),
        string { Length: > 0 } key => key,
        null or string or ValueType or FileSystemInfo => throw new ArgumentTransformationMetadataException(
            $"-InputObject must be a result of this module, a copy of one, or an id or ARN, not {ScalarConversion.Describe(inputData!)}."),
        // With this inner exception, the binder leaves the parameter unbound, and binds a row by property name.
        _ => ResultCopy.Restore(inputData) ?? throw new ArgumentTransformationMetadataException(
            $"-InputObject must be a result of this module or a copy of one, not {ScalarConversion.Describe(inputData!)}.",
            new PSInvalidCastException()),
    };
}
