using System.Management.Automation;

namespace NeptuneMl.Commands;

/// <summary>Says, once in a session for an address, that what is sent there can be read on the way.</summary>
internal static class PlainHttp
{
    public static TConnection Warned<TConnection>(PSCmdlet cmdlet, TConnection connection)
        where TConnection : ServiceConnection
    {
        Uri address = connection.EndpointUrl;
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && SessionDefaults.Current.IsFirstPlainUse(address.Authority))
            cmdlet.WriteWarning($"Requests to {address} go over plain HTTP: they can be read and changed on the way. Use https.");
        return connection;
    }
}
