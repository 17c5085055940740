namespace NeptuneMl.Core.Validation;

/// <summary>The words that the services know for a member, for completion; generated from <c>api/</c>.</summary>
internal static partial class KnownValues
{
    /// <param name="operation">The operation, such as <c>CreateTrainedModel</c>.</param>
    /// <param name="path">The member of its input, such as <c>resourceConfig.instanceType</c>, in any case.</param>
    /// <returns>The words; none for a member that takes any text.</returns>
    public static IReadOnlyList<string> Of(string operation, string path)
    {
        string member = $"{operation}.{path}".ToUpperInvariant();
        return OfNeptunedata(member) ?? OfCleanRoomsML(member) ?? [];
    }
}
