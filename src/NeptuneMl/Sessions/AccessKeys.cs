using System.Net;
using System.Security;
using NeptuneMl.Core.Sdk;

namespace NeptuneMl.Sessions;

/// <summary>Reads an AWS access key from a PSCredential: the access key id is its user name, the secret access key its password.</summary>
internal static class AccessKeys
{
    /// <summary>The access key id and the secret access key.</summary>
    /// <exception cref="NeptuneMLException">One of them is empty, as in <c>[pscredential]::Empty</c>.</exception>
    public static (string Id, string Secret) Read(PSCredential credential) => credential is { UserName.Length: > 0, Password.Length: > 0 }
        ? (credential.UserName, PlainText(credential.Password))
        : throw Failures.InvalidParameter(
            "Credential", null, "must have an access key id as its user name and the secret access key as its password");

    /// <summary>Creates an SDK credentials object.</summary>
    public static object ToSdkCredentials(PSCredential credential, SecureString? sessionToken = null)
    {
        (string id, string secret) = Read(credential);
        return CredentialInput.FromAccessKey(id, secret, sessionToken is null ? null : PlainText(sessionToken));
    }

    private static string PlainText(SecureString secret) => new NetworkCredential("", secret).Password;
}
