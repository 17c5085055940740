using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Util;
using Amazon.Util.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>The credentials of a profile in the shared config and credentials files. When a profile has none, the error message has the
/// reason and a command that helps. It never quotes the output of a credential process or the content of a file, which may contain a
/// secret.</summary>
internal sealed partial class ProfileCredentials : AWSCredentials
{
    /// <summary>The name of the default profile.</summary>
    public const string Default = "default";

    private readonly string _parameter;
    private readonly string? _region;
    private readonly List<CredentialProfile> _chain;
    private readonly AWSCredentials _credentials;

    private ProfileCredentials(CredentialProfile profile, string parameter, string? region)
    {
        _parameter = parameter;
        _region = region;
        _chain = ChainFrom(profile);
        _credentials = Create();
    }

    // The end of the source_profile chain: its credentials assume the roles of the other profiles.
    private CredentialProfile SourceProfile => _chain[^1];

    private string Name => _chain[0].Name;

    /// <summary>The credentials of a profile.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="parameter">The parameter that specifies the profile.</param>
    /// <param name="region">The Region of the STS endpoint that assumes roles.</param>
    /// <exception cref="NeptuneMLException">The profile does not exist, or its credential settings are not valid.</exception>
    public static ProfileCredentials Of(string name, string parameter, string? region) =>
        new(
            new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile profile)
                ? profile
                : throw NotFound(name, parameter),
            parameter, region);

    /// <summary>The credentials of the profile of AWS_PROFILE, or of the default profile; null when it has no credential
    /// settings.</summary>
    public static ProfileCredentials? OfDefaultProfile(string? name, string? region)
    {
        if (!new CredentialProfileStoreChain().TryGetProfile(name ?? Default, out CredentialProfile profile))
            return name is null ? null : throw NotFound(name, "Credential", "AWS_PROFILE is set to profile");
        CredentialProfileOptions options = profile.Options;
        bool hasAny = new[]
        {
            options.AccessKey, options.SecretKey, options.RoleArn, options.SourceProfile, options.CredentialProcess, options.SsoSession,
            options.SsoStartUrl, options.SsoAccountId, options.WebIdentityTokenFile, options.LoginSession, options.EndpointName,
        }.Any(setting => !string.IsNullOrEmpty(setting));
        return hasAny ? new ProfileCredentials(profile, "Credential", region) : null;
    }

    public static NeptuneMLException NotFound(string name, string parameter, string subject = "-ProfileName") => Failure(
        $"{subject} '{name}'{(subject[0] == '-' ? " is not a profile in" : ", which is not in")} the shared config or credentials file.",
        parameter,
        "Specify a profile of ~/.aws/config or ~/.aws/credentials, or of the files in AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE. "
        + "To list the profiles, run: aws configure list-profiles");

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            UseRegion();
            return await _credentials.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not NeptuneMLException)
        {
            throw Reason(exception);
        }
    }

    // The SDK assumes roles in a Region that it resolves itself, also from the instance metadata service, and caches.
    private void UseRegion()
    {
        if (_region is null || _chain.All(profile => string.IsNullOrEmpty(profile.Options.RoleArn))) return;
        AWSConfigs.AWSRegion = _region;
        FallbackRegionFactory.Reset();
    }

    private List<CredentialProfile> ChainFrom(CredentialProfile first)
    {
        List<CredentialProfile> chain = [first];
        while (chain[^1].Options is { RoleArn: { Length: > 0 }, SourceProfile: { Length: > 0 } source })
        {
            string[] names = [.. chain.Select(profile => profile.Name)];
            if (names.Contains(source))
            {
                throw Failure(
                    $"{NoCredentials(first.Name)} the source_profile settings form a cycle ({string.Join(" -> ", names)} -> {source}).",
                    _parameter, "Set the source_profile of the last of these profiles to a profile that has credentials.");
            }

            if (!new CredentialProfileStoreChain().TryGetProfile(source, out CredentialProfile next))
            {
                throw Failure(
                    $"{NoCredentials(first.Name)} source_profile '{source}' of profile '{names[^1]}' "
                    + "is not a profile in the shared config or credentials file.",
                    _parameter,
                    $"Add the profile '{source}', or correct source_profile. To list the profiles, run: aws configure list-profiles");
            }

            chain.Add(next);
        }

        return chain;
    }

    private AWSCredentials Create()
    {
        if (_chain.FirstOrDefault(profile => !string.IsNullOrEmpty(profile.Options.MfaSerial)) is { } mfaProfile)
        {
            throw Failure(
                $"{NoCredentials(Name)} {(mfaProfile == _chain[0] ? "the profile" : $"profile '{mfaProfile.Name}'")} "
                + $"assumes a role with a code of the MFA device {mfaProfile.Options.MfaSerial}, and this module does not prompt for it.",
                _parameter,
                $"To enter the code in the AWS CLI, run: aws configure export-credentials --profile {Quoted(Name)} "
                + "--format powershell | Invoke-Expression. Then connect without -ProfileName.");
        }

        AWSCredentials credentials;
        try
        {
            bool usesInstanceMetadata = SourceProfile.Options is { RoleArn.Length: > 0, CredentialSource: { } source }
                && source.Equals("Ec2InstanceMetadata", StringComparison.OrdinalIgnoreCase);
            credentials = usesInstanceMetadata
                ? AssumeRole(SourceProfile, new InstanceMetadataCredentials())
                : SourceProfile.GetAWSCredentials(SourceProfile.CredentialProfileStore);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or InvalidOperationException or ArgumentException or AmazonClientException)
        {
            throw SourceProfile.Options is { RoleArn.Length: > 0, CredentialSource: null, WebIdentityTokenFile: null }
                ? Failure(
                    $"{NoCredentials(Name)} profile '{SourceProfile.Name}' has role_arn, but neither source_profile nor credential_source "
                    + "nor web_identity_token_file.",
                    _parameter,
                    $"Set the source profile: aws configure set source_profile <profile> --profile {Quoted(SourceProfile.Name)}")
                : Failure(
                    $"{NoCredentials(Name)} the credential settings of profile '{SourceProfile.Name}' are not complete.", _parameter,
                    $"Complete the profile: aws configure --profile {Quoted(SourceProfile.Name)}");
        }

        // The module cannot open a browser to sign in.
        if (credentials is SSOAWSCredentials sso) sso.Options.SupportsGettingNewToken = false;
        return _chain.SkipLast(1).Reverse().Aggregate(credentials, (source, profile) => AssumeRole(profile, source));
    }

    private static AssumeRoleAWSCredentials AssumeRole(CredentialProfile profile, AWSCredentials source) => new(
        source, profile.Options.RoleArn,
        profile.Options.RoleSessionName is { Length: > 0 } name
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"neptuneml-{DateTime.UtcNow.Ticks}"),
        new AssumeRoleAWSCredentialsOptions { ExternalId = profile.Options.ExternalID });

    private NeptuneMLException Reason(Exception exception)
    {
        Exception[] causes = [.. Causes(exception)];
        string subject = NoCredentials(Name);
        string owner = SourceProfile == _chain[0] ? "" : $" of profile '{SourceProfile.Name}'";
        if (causes.OfType<ProcessAWSCredentialException>().FirstOrDefault() is { } process)
        {
            return Failure(
                $"{subject} the credential_process{owner} {Outcome(process)}.", _parameter,
                $"To see its output, run: aws configure export-credentials --profile {Quoted(SourceProfile.Name)}");
        }
        // Without an AmazonServiceException no request was sent, because no SSO token is cached.
        if (!string.IsNullOrEmpty(SourceProfile.Options.SsoStartUrl ?? SourceProfile.Options.SsoSession)
            && causes.OfType<AmazonServiceException>().All(
                error => error.ErrorCode is "UnauthorizedException" or "InvalidGrantException" or null))
        {
            return Failure(
                $"{subject} the SSO session{owner} {(HasToken() ? "has expired" : "is missing")}.", _parameter,
                $"Sign in: aws sso login --profile {Quoted(SourceProfile.Name)}");
        }

        if (!string.IsNullOrEmpty(SourceProfile.Options.LoginSession) && !causes.OfType<AmazonServiceException>().Any())
        {
            return Failure(
                $"{subject} the login session{owner} is missing or has expired.", _parameter,
                $"Sign in: aws login --profile {Quoted(SourceProfile.Name)}");
        }

        if (causes.OfType<FileNotFoundException>().FirstOrDefault() is { FileName: { } file })
        {
            return Failure(
                $"{subject} the file '{file}' does not exist.", _parameter,
                $"Correct web_identity_token_file of profile '{SourceProfile.Name}'.");
        }

        return Failure(
            $"{subject} {causes.OfType<AmazonServiceException>().FirstOrDefault()?.Message ?? exception.Message}", _parameter,
            $"To show the effective settings, run: aws configure list --profile {Quoted(Name)}");
    }

    private bool HasToken() =>
        new SSOTokenFileCache(CryptoUtilFactory.CryptoInstance, new FileRetriever(), new DirectoryRetriever()).Exists(
            SourceProfile.Options);

    // Does not quote the output of the process, which may contain a secret.
    private static string Outcome(ProcessAWSCredentialException exception) => ExitCode().Match(exception.Message) is { Success: true } match
        ? match.Groups[1].Value switch
        {
            "127" => "could not be started, because the program was not found (exit code 127)",
            "126" => "could not be started, because the file is not executable (exit code 126)",
            string code => $"failed with exit code {code}",
        }
        : "wrote malformed output (expected JSON with Version, AccessKeyId and SecretAccessKey)";

    private static string NoCredentials(string profile) => $"Profile '{profile}' provides no credentials:";

    private static NeptuneMLException Failure(string message, string parameter, string action) => new(message)
    {
        ErrorId = ErrorIds.CredentialsMissing,
        ParameterName = parameter,
        RecommendedAction = action,
    };

    private static string Quoted(string name) =>
        PlainName().IsMatch(name) ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }

    [GeneratedRegex(@"exit value (-?\d+) ", RegexOptions.CultureInvariant)]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"\A[A-Za-z0-9_./@-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
