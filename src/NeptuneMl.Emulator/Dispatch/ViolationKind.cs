namespace NeptuneMl.Emulator.Dispatch;

/// <summary>What is wrong with a member of a request.</summary>
internal enum ViolationKind
{
    Missing,
    Malformed,
    NotAllowed,
}
