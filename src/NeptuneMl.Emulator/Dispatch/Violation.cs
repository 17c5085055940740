namespace NeptuneMl.Emulator.Dispatch;

/// <summary>One violation of the API description in a request.</summary>
/// <param name="Member">The path of the member, such as <c>resourceConfig.instanceCount</c>; empty for the whole body.</param>
/// <param name="Kind">Whether the member is missing, has the wrong type, or has a value that is not allowed.</param>
/// <param name="Rule">The rule that the member violates, for the error message.</param>
internal readonly record struct Violation(string Member, ViolationKind Kind, string Rule)
{
    public override string ToString() => Member.Length == 0 ? Rule : $"{Member}: {Rule}";
}
