namespace NeptuneMl.Emulator.Dispatch;

/// <summary>One way in which a request is not what its operation takes.</summary>
/// <param name="Member">The path of the member, such as <c>resourceConfig.instanceCount</c>; empty for the body as a whole.</param>
/// <param name="Kind">Whether the member is absent, of the wrong kind, or has a value that is not allowed.</param>
/// <param name="Rule">What the member should be.</param>
internal readonly record struct Violation(string Member, ViolationKind Kind, string Rule)
{
    public override string ToString() => Member.Length == 0 ? Rule : $"{Member}: {Rule}";
}
