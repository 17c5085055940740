namespace NeptuneMl;

/// <summary>
/// A connection: where a service is, how requests are signed, and the one client that every call over it shares.
/// Made by <c>Connect-NeptuneML</c> or <c>Connect-CleanRoomsML</c>; holds no secret that can be read.
/// </summary>
public abstract class ServiceConnection
{
    private protected ServiceConnection() { }

    /// <summary>The base address that calls go to.</summary>
    public required Uri EndpointUrl { get; init; }

    /// <summary>The AWS Region requests are signed for, or null when they are not signed.</summary>
    public string? Region { get; init; }

    /// <summary>The name of the shared profile the credentials come from, or null.</summary>
    public string? ProfileName { get; init; }

    /// <summary>Where credentials come from, in words: <c>profile x</c>, <c>given</c>, <c>default chain</c>, <c>none (unsigned)</c>.</summary>
    public required string CredentialSource { get; init; }

    /// <summary>Whether the connection was closed by a Disconnect cmdlet.</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>What is doubtful about how the connection was specified; the cmdlet that makes the connection writes these warnings.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The live client behind this handle; of a type that scripts cannot name.</summary>
    internal IDisposable? Session { get; init; }

    /// <summary>The endpoint and the Region.</summary>
    /// <returns>A short text for lists.</returns>
    // PowerShell makes copies of saved connections property by property, whether or not there is an address among them.
    public override string ToString() => Region is null ? $"{EndpointUrl}" : $"{EndpointUrl} ({Region})";
}
