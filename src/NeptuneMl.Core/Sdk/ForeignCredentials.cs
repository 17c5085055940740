using System.Reflection;

namespace NeptuneMl.Core.Sdk;

/// <summary>A credentials object of a copy of the AWS SDK that another module has loaded, called by reflection. It is called for every
/// request, so that it can refresh its credentials.</summary>
internal sealed class ForeignCredentials : AWSCredentials
{
    private readonly object _source;
    private readonly MethodInfo _getCredentials;

    private ForeignCredentials(object source, MethodInfo getCredentials)
    {
        _source = source;
        _getCredentials = getCredentials;
    }

    /// <summary>The credentials class in the other copy of the SDK.</summary>
    public Type SourceType => _source.GetType();

    /// <summary>Wraps an SDK credentials object, or the one in the object that AWS Tools for PowerShell store in a session.</summary>
    /// <returns>The credentials, or null for any other object.</returns>
    public static AWSCredentials? TryCreate(object candidate)
    {
        if (candidate is AWSCredentials own) return own;
        Type type = candidate.GetType();
        if (type.GetMethod("GetCredentials", Type.EmptyTypes) is { } getCredentials
            && getCredentials.ReturnType.GetProperty("SecretKey") is not null)
        {
            return new ForeignCredentials(candidate, getCredentials);
        }

        const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        object? wrapped = type.GetProperty("Credentials", AnyInstance)?.GetValue(candidate)
            ?? type.GetField("Credentials", AnyInstance)?.GetValue(candidate);
        return wrapped is null || wrapped.GetType() == type ? null : TryCreate(wrapped);
    }

    public override ImmutableCredentials GetCredentials()
    {
        object credentials = _getCredentials.Invoke(_source, null)
            ?? throw new InvalidOperationException("GetCredentials of the credentials object returned null.");
        return new ImmutableCredentials(Read(credentials, "AccessKey"), Read(credentials, "SecretKey"), Read(credentials, "Token"));
    }

    private static string? Read(object credentials, string property) =>
        credentials.GetType().GetProperty(property)?.GetValue(credentials) as string is { Length: > 0 } text ? text : null;
}
