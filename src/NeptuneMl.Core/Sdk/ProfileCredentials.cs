using System.Globalization;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Util;
using Amazon.Util.Internal;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// The credentials of a profile in the shared files. When the profile gives none, the error says why and which command helps; what
/// programs and files said is not repeated, as it may hold a secret.
/// </summary>
internal sealed partial class ProfileCredentials : AWSCredentials
{
    /// <summary>The profile that counts when none is named.</summary>
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

    // The profile whose credentials the roles of the others are assumed with, and the only one without roles.
    private CredentialProfile Last => _chain[^1];

    private string Name => _chain[0].Name;

    /// <summary>The credentials of a profile.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="parameter">The parameter that names the profile.</param>
    /// <param name="region">The Region in which roles are assumed.</param>
    /// <exception cref="NeptuneMLException">The profile does not exist, or cannot give any.</exception>
    public static ProfileCredentials Of(string name, string parameter, string? region) =>
        new(new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile profile) ? profile : throw Unknown(name, parameter), parameter, region);

    /// <summary>The credentials of the profile that AWS_PROFILE names, or of the default profile; null when that has nothing to do with credentials.</summary>
    public static ProfileCredentials? OfDefault(string? name, string? region)
    {
        if (!new CredentialProfileStoreChain().TryGetProfile(name ?? Default, out CredentialProfile profile))
            return name is null ? null : throw Unknown(name, "Credential", "AWS_PROFILE names the profile");
        CredentialProfileOptions options = profile.Options;
        bool hasAny = new[]
        {
            options.AccessKey, options.SecretKey, options.RoleArn, options.SourceProfile, options.CredentialProcess, options.SsoSession, options.SsoStartUrl, options.SsoAccountId,
            options.WebIdentityTokenFile, options.LoginSession, options.EndpointName,
        }.Any(setting => !string.IsNullOrEmpty(setting));
        return hasAny ? new ProfileCredentials(profile, "Credential", region) : null;
    }

    public static NeptuneMLException Unknown(string name, string parameter, string subject = "-ProfileName") => Failure(
        $"{subject} '{name}'{(subject[0] == '-' ? " is not a profile in" : ", which is not in")} the shared config or credentials file.", parameter,
        "Give the name of a profile of ~/.aws/config or ~/.aws/credentials, or of the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name. The AWS CLI lists the profiles: aws configure list-profiles");

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

    // The SDK assumes roles in the Region that it finds by itself and then keeps, for which it also asks the instance metadata service.
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
                throw Failure(
                    $"Profile '{first.Name}' gives no credentials: the source_profile settings lead in a circle ({string.Join(" -> ", names)} -> {source}).", _parameter,
                    "Let the source_profile of the last of these profiles name a profile that has credentials of its own.");
            if (!new CredentialProfileStoreChain().TryGetProfile(source, out CredentialProfile next))
                throw Failure(
                    $"Profile '{first.Name}' gives no credentials: source_profile '{source}' of profile '{names[^1]}' is not a profile in the shared config or credentials file.", _parameter,
                    $"Add the profile '{source}', or correct source_profile. The AWS CLI lists the profiles: aws configure list-profiles");
            chain.Add(next);
        }

        return chain;
    }

    private AWSCredentials Create()
    {
        if (_chain.FirstOrDefault(profile => !string.IsNullOrEmpty(profile.Options.MfaSerial)) is { } guarded)
            throw Failure(
                $"Profile '{Name}' gives no credentials: {(guarded == _chain[0] ? "it" : $"profile '{guarded.Name}'")} assumes a role with a code of the MFA device {guarded.Options.MfaSerial}, for which this module does not ask.",
                _parameter, $"Let the AWS CLI ask for the code, then connect without -ProfileName: aws configure export-credentials --profile {Quoted(Name)} --format powershell | Invoke-Expression");

        AWSCredentials credentials;
        try
        {
            credentials = Last.Options is { RoleArn.Length: > 0, CredentialSource: { } source } && source.Equals("Ec2InstanceMetadata", StringComparison.OrdinalIgnoreCase)
                ? Assumed(Last, new InstanceMetadataCredentials())
                : Last.GetAWSCredentials(Last.CredentialProfileStore);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or ArgumentException or AmazonClientException)
        {
            throw Last.Options is { RoleArn.Length: > 0, CredentialSource: null, WebIdentityTokenFile: null }
                ? Failure(
                    $"Profile '{Name}' gives no credentials: profile '{Last.Name}' has role_arn, but neither source_profile nor credential_source nor web_identity_token_file.", _parameter,
                    $"Name what the role is assumed with: aws configure set source_profile <profile> --profile {Quoted(Last.Name)}")
                : Failure(
                    $"Profile '{Name}' gives no credentials: profile '{Last.Name}' has no complete set of credential settings.", _parameter,
                    $"Complete the profile: aws configure --profile {Quoted(Last.Name)}");
        }

        // The module has no browser to sign in with.
        if (credentials is SSOAWSCredentials sso) sso.Options.SupportsGettingNewToken = false;
        return _chain.SkipLast(1).Reverse().Aggregate(credentials, (source, profile) => Assumed(profile, source));
    }

    private static AssumeRoleAWSCredentials Assumed(CredentialProfile profile, AWSCredentials source) => new(
        source, profile.Options.RoleArn,
        profile.Options.RoleSessionName is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"neptuneml-{DateTime.UtcNow.Ticks}"),
        new AssumeRoleAWSCredentialsOptions { ExternalId = profile.Options.ExternalID });

    private NeptuneMLException Reason(Exception exception)
    {
        Exception[] causes = [.. Causes(exception)];
        string subject = $"Profile '{Name}' gives no credentials:";
        string place = Last == _chain[0] ? "" : $" of profile '{Last.Name}'";
        if (causes.OfType<ProcessAWSCredentialException>().FirstOrDefault() is { } process)
            return Failure(
                $"{subject} the credential_process{place} {Outcome(process)}.", _parameter,
                $"See what the program writes, and correct it: aws configure export-credentials --profile {Quoted(Last.Name)}");
        // A service that was asked has responded; otherwise there is no token to ask with.
        if (!string.IsNullOrEmpty(Last.Options.SsoStartUrl ?? Last.Options.SsoSession)
            && causes.OfType<AmazonServiceException>().All(refusal => refusal.ErrorCode is "UnauthorizedException" or "InvalidGrantException" or null))
            return Failure(
                $"{subject} the SSO session{place} {(HasToken() ? "has expired" : "is missing")}.", _parameter, $"Sign in: aws sso login --profile {Quoted(Last.Name)}");
        if (!string.IsNullOrEmpty(Last.Options.LoginSession) && !causes.OfType<AmazonServiceException>().Any())
            return Failure($"{subject} the login session{place} is missing or has expired.", _parameter, $"Sign in: aws login --profile {Quoted(Last.Name)}");
        if (causes.OfType<FileNotFoundException>().FirstOrDefault() is { FileName: { } file })
            return Failure($"{subject} the file '{file}' does not exist.", _parameter, $"Correct web_identity_token_file of profile '{Last.Name}'.");
        return Failure(
            $"{subject} {causes.OfType<AmazonServiceException>().FirstOrDefault()?.Message ?? exception.Message}", _parameter,
            $"Show which settings count: aws configure list --profile {Quoted(Name)}");
    }

    private bool HasToken() =>
        new SSOTokenFileCache(CryptoUtilFactory.CryptoInstance, new FileRetriever(), new DirectoryRetriever()).Exists(Last.Options);

    // What the program wrote stays out: it may be a part of a secret.
    private static string Outcome(ProcessAWSCredentialException exception) => ExitCode().Match(exception.Message) is { Success: true } match
        ? match.Groups[1].Value switch
        {
            "127" => "could not be started, because there is no such program (exit code 127)",
            "126" => "could not be started, because it is not a program (exit code 126)",
            string code => $"failed with exit code {code}",
        }
        : "wrote no credentials in the form that the AWS CLI documents (JSON with Version, AccessKeyId and SecretAccessKey)";

    private static NeptuneMLException Failure(string message, string parameter, string action) => new(message)
    {
        ErrorId = ErrorIds.CredentialsMissing,
        ParameterName = parameter,
        RecommendedAction = action,
    };

    private static string Quoted(string name) => PlainName().IsMatch(name) ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }

    [GeneratedRegex(@"exit value (-?\d+) ", RegexOptions.CultureInvariant)]
    private static partial Regex ExitCode();

    [GeneratedRegex(@"\A[A-Za-z0-9_./@-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
