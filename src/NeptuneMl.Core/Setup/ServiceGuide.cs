namespace NeptuneMl.Core.Setup;

/// <summary>What differs between the services in the checks of a connection, and the commands that correct a connection.</summary>
/// <param name="HostLabel">The service's label in host names.</param>
/// <param name="Connect">The cmdlet that connects to the service.</param>
/// <param name="FindEndpoint">The command that finds the endpoint.</param>
/// <param name="UnsignedPath">The path of a request whose response has a date, whether or not it is signed.</param>
/// <param name="CallAsync">Makes a call that changes nothing.</param>
internal sealed record ServiceGuide(
    string HostLabel, string Connect, string FindEndpoint, string UnsignedPath, Func<CallContext, Task> CallAsync)
{
    /// <summary>The command that opens the port of an endpoint, or starts the tunnel to it. Its second argument is the value of -Via, or
    /// null.</summary>
    public required Func<Uri, HostAndPort?, string> OpenPort { get; init; }

    /// <summary>The command that connects to an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="region">The Region, or null for that of the endpoint.</param>
    public string ConnectTo(string endpoint, string? region) =>
        $"{Connect} -EndpointUrl {endpoint.TrimEnd('/')}{(region is null ? "" : $" -Region {region}")}";

    /// <summary>The command that connects to an endpoint through another address.</summary>
    public string ConnectVia(string name, string address) =>
        $"{Connect} -EndpointUrl {(name.StartsWith('*') ? "<the endpoint>" : name)} -Via {address}";
}
