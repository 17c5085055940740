using System.Management.Automation;
using System.Net;
using System.Security;
using NeptuneMl.Core.Errors;
using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Sessions;

/// <summary>What a PSCredential holds: an access key id as its user name, and the secret access key as its password.</summary>
internal static class AccessKeys
{
    /// <summary>The key's id and secret.</summary>
    /// <exception cref="NeptuneMLException">One of them is missing, as in <c>[pscredential]::Empty</c> or a conversion from any object.</exception>
    public static (string Id, string Secret) In(PSCredential given) => given is { UserName.Length: > 0, Password.Length: > 0 }
        ? (given.UserName, Text(given.Password))
        : throw Failures.InvalidParameter("Credential", null, "must have an access key id as its user name and the secret access key as its password");

    /// <summary>The SDK's credentials for a key.</summary>
    public static object Credentials(PSCredential given, SecureString? sessionToken = null)
    {
        (string id, string secret) = In(given);
        return CredentialInput.FromKeys(id, secret, sessionToken is null ? null : Text(sessionToken));
    }

    private static string Text(SecureString secret) => new NetworkCredential("", secret).Password;
}
