namespace NeptuneMl.Emulator.Api;

/// <summary>A rule of the documentation about several members of one input.</summary>
internal abstract record StructureRule
{
    /// <summary>All members of one group are set, and none of the others.</summary>
    public sealed record ExactlyOneOf(IReadOnlyList<IReadOnlyList<string>> Groups) : StructureRule;

    /// <summary>Lists that share one limit.</summary>
    public sealed record AtMostTogether(IReadOnlyList<string> Members, int Max) : StructureRule;
}
