using System.Management.Automation;

namespace NeptuneMl.Sessions;

/// <summary>Warns of what is doubtful about a new connection: its Region, and, once in a session for an address, unencrypted HTTP.</summary>
internal static class ConnectionWarnings
{
    public static TConnection Written<TConnection>(PSCmdlet cmdlet, TConnection connection, bool regionIsNew = true)
        where TConnection : ServiceConnection
    {
        if (regionIsNew)
            foreach (string warning in connection.Warnings) cmdlet.WriteWarning(warning);
        Uri address = connection.EndpointUrl;
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && SessionDefaults.Current.IsFirstPlainUse(address.Authority))
            cmdlet.WriteWarning($"Requests to {address} go over plain HTTP: they can be read and changed on the way. Use https.");
        return connection;
    }
}
