namespace NeptuneMl;

/// <summary>A connection to the data API of one Neptune cluster, made by <c>Connect-NeptuneML</c>.</summary>
public sealed class NeptuneMLConnection : ServiceConnection
{
    /// <summary>Whether requests are signed (Signature Version 4). False for clusters without IAM authentication.</summary>
    public required bool IsSigned { get; init; }
}
