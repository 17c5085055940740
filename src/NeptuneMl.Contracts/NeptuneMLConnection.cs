namespace NeptuneMl;

/// <summary>A connection to the data API of one Neptune cluster, returned by <c>Connect-NeptuneML</c>.</summary>
public sealed class NeptuneMLConnection : ServiceConnection
{
    /// <summary>Whether requests are signed with Signature Version 4; false for clusters without IAM authentication.</summary>
    public required bool IsSigned { get; init; }
}
