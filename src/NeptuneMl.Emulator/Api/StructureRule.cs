namespace NeptuneMl.Emulator.Api;

/// <summary>A documented rule about several members of one input.</summary>
internal abstract record StructureRule
{
    /// <summary>Every member of exactly one group is set, and no member of the other groups.</summary>
    public sealed record ExactlyOneOf(IReadOnlyList<IReadOnlyList<string>> Groups) : StructureRule;

    /// <summary>The items of several lists together do not exceed one limit.</summary>
    public sealed record AtMostTogether(IReadOnlyList<string> Members, int Max) : StructureRule;
}
