using Amazon.Runtime;

namespace NeptuneMl.Core.Connections;

/// <summary>Credentials that say where they were looked for when there are none.</summary>
internal sealed class SourcedCredentials : AWSCredentials
{
    private readonly Func<AWSCredentials> _find;
    private readonly string _advice;
    private AWSCredentials? _found;

    public SourcedCredentials(Func<AWSCredentials> find, string advice)
    {
        _find = find;
        _advice = advice;
    }

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return Found().GetCredentials();
        }
        catch (Exception exception) when (exception is not NeptuneMLException)
        {
            throw Missing(exception);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await Found().GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not NeptuneMLException)
        {
            throw Missing(exception);
        }
    }

    private AWSCredentials Found() => _found ??= _find();

    private NeptuneMLException Missing(Exception exception) => new($"No AWS credentials were found. {_advice}", exception)
    {
        ErrorId = ErrorIds.CredentialsMissing,
        ParameterName = "Credential",
        RecommendedAction =
            "Give -Credential or -ProfileName, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or AWS_PROFILE). A Neptune cluster without IAM authentication takes -Unsigned.",
    };
}
