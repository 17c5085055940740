using System.Management.Automation;

namespace NeptuneMl.Sessions;

/// <summary>Where the vendor's Set-DefaultAWSRegion and Set-AWSCredential leave what a session was prepared with.</summary>
internal static class SessionVariables
{
    public const string Region = "StoredAWSRegion";
    public const string Credentials = "StoredAWSCredentials";

    public static object? Read(PSCmdlet cmdlet, string name) =>
        cmdlet.SessionState.PSVariable.GetValue(name) is PSObject wrapped ? wrapped.BaseObject : cmdlet.SessionState.PSVariable.GetValue(name);
}
