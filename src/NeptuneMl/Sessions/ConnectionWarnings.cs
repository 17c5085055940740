namespace NeptuneMl.Sessions;

/// <summary>Writes the warnings of a new connection: about its Region, and once per session and address about unencrypted HTTP.</summary>
internal static class ConnectionWarnings
{
    public static TConnection Write<TConnection>(PSCmdlet cmdlet, TConnection connection, bool checksRegion = true)
        where TConnection : ServiceConnection
    {
        if (checksRegion)
            foreach (string warning in connection.Warnings) cmdlet.WriteWarning(warning);
        Uri address = connection.EndpointUrl;
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && SessionDefaults.Current.IsFirstUnencryptedUse(address.Authority))
            cmdlet.WriteWarning($"Requests to {address} use unencrypted HTTP and can be read and modified in transit. Use https.");
        return connection;
    }
}
