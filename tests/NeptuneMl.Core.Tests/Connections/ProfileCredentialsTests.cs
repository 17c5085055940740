using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.Tests.Connections;

/// <summary>Profiles that give no credentials, each with its reason and the command that helps.</summary>
[Collection(nameof(SharedFiles))]
public sealed class ProfileCredentialsTests : IDisposable
{
    private const string Secret = "wJalrXUtnFEMIEXAMPLEKEY";

    private readonly SharedFiles _files = new();

    public static TheoryData<string, string, string> Profiles => new()
    {
        {
            $"[p]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = R\n",
            "SSO session is missing",
            "aws sso login --profile p" },
        { $"[p]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = s\n[s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = R\n", "SSO session of profile 's' is missing", "aws sso login --profile s" },
        { $"[p]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = k\nmfa_serial = arn:aws:iam::123456789012:mfa/ann\n[k]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = {Secret}\n", "MFA device arn:aws:iam::123456789012:mfa/ann", "aws configure export-credentials --profile p --format powershell" },
        {
            $"[p]\ncredential_process = sh -c 'echo {Secret} >&2; exit 3'\n",
            "failed with exit code 3",
            "aws configure export-credentials --profile p" },
        { $"[p]\ncredential_process = /no/such/program {Secret}\n", "exit code 127", "aws configure export-credentials --profile p" },
        { $"[p]\ncredential_process = echo junk {Secret}\n", "wrote malformed output", "aws configure export-credentials --profile p" },
        { $"[p]\ncredential_process = echo {{}}\n", "wrote malformed output", "aws configure export-credentials --profile p" },
        { $"[p]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = q\n[q]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = p\n", "cycle (p -> q -> p)", "source_profile" },
        { $"[p]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = p\n", "cycle (p -> p)", "source_profile" },
        {
            $"[p]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = nobody\n",
            "source_profile 'nobody' of profile 'p' is not a profile",
            "aws configure list-profiles" },
        {
            $"[p]\nrole_arn = arn:aws:iam::123456789012:role/r\n",
            "neither source_profile nor credential_source",
            "aws configure set source_profile" },
        {
            $"[p]\naws_access_key_id = AKIDEXAMPLE\n",
            "the credential settings of profile 'p' are not complete",
            "aws configure --profile p" },
    };

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        _files.Dispose();
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Profile_without_credentials_reports_the_reason_and_a_command(string file, string reason, string command)
    {
        SharedFiles.Write(file);
        NeptuneMLException error = await FailureAsync(new ConnectionOptions { Region = "us-east-1", ProfileName = "p" });

        Assert.Equal(("CredentialsMissing", "ProfileName"), (error.ErrorId, error.ParameterName));
        Assert.StartsWith("Profile 'p' provides no credentials: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(command, error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{error} {error.RecommendedAction}", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Profile_of_the_environment_reports_the_same(string file, string reason, string command)
    {
        SharedFiles.Write(file);
        Environment.SetEnvironmentVariable("AWS_PROFILE", "p");
        NeptuneMLException error = await FailureAsync(new ConnectionOptions { Region = "us-east-1" });

        Assert.Equal(("CredentialsMissing", "Credential"), (error.ErrorId, error.ParameterName));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(command, error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{error} {error.RecommendedAction}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_profile_of_the_environment_is_named()
    {
        Environment.SetEnvironmentVariable("AWS_PROFILE", "nobody");
        NeptuneMLException error = await FailureAsync(new ConnectionOptions { Region = "us-east-1" });

        Assert.Contains("AWS_PROFILE is set to profile 'nobody'", error.Message, StringComparison.Ordinal);
    }

    private static Task<NeptuneMLException> FailureAsync(ConnectionOptions options) =>
        Assert.ThrowsAsync<NeptuneMLException>(
            () => ClientSettings.FindCredentials(options, "us-east-1").Credentials.GetCredentialsAsync());
}
