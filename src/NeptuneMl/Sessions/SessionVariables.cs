namespace NeptuneMl.Sessions;

/// <summary>The session variables in which AWS Tools for PowerShell store the values of Set-DefaultAWSRegion and
/// Set-AWSCredential.</summary>
internal static class SessionVariables
{
    public const string Region = "StoredAWSRegion";
    public const string Credentials = "StoredAWSCredentials";

    public static object? Read(PSCmdlet cmdlet, string name) =>
        cmdlet.SessionState.PSVariable.GetValue(name) is PSObject wrapped
            ? wrapped.BaseObject
            : cmdlet.SessionState.PSVariable.GetValue(name);
}
