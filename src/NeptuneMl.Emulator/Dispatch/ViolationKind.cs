namespace NeptuneMl.Emulator.Dispatch;

/// <summary>The kind of violation.</summary>
internal enum ViolationKind
{
    Missing,
    Malformed,
    NotAllowed,
}
