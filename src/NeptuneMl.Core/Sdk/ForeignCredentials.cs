using System.Reflection;
using Amazon.Runtime;

namespace NeptuneMl.Core.Sdk;

/// <summary>
/// Credentials of another copy of the AWS SDK, as another module's session holds them. They are asked again for every
/// request, so that their own refresh keeps working.
/// </summary>
internal sealed class ForeignCredentials : AWSCredentials
{
    private readonly object _source;
    private readonly MethodInfo _get;

    private ForeignCredentials(object source, MethodInfo get)
    {
        _source = source;
        _get = get;
    }

    /// <summary>The type that the other copy of the SDK has for them.</summary>
    public Type SourceType => _source.GetType();

    /// <summary>Reads an SDK credentials object, or the wrapper that the vendor's cmdlets store in a session.</summary>
    /// <returns>The credentials, or null when the object is neither.</returns>
    public static AWSCredentials? TryCreate(object candidate)
    {
        if (candidate is AWSCredentials own) return own;
        Type type = candidate.GetType();
        if (type.GetMethod("GetCredentials", Type.EmptyTypes) is { } get && get.ReturnType.GetProperty("SecretKey") is not null)
            return new ForeignCredentials(candidate, get);

        const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        object? wrapped = type.GetProperty("Credentials", AnyInstance)?.GetValue(candidate) ?? type.GetField("Credentials", AnyInstance)?.GetValue(candidate);
        return wrapped is null || wrapped.GetType() == type ? null : TryCreate(wrapped);
    }

    public override ImmutableCredentials GetCredentials()
    {
        object keys = _get.Invoke(_source, null) ?? throw new InvalidOperationException("The credentials object returned nothing.");
        return new ImmutableCredentials(Read(keys, "AccessKey"), Read(keys, "SecretKey"), Read(keys, "Token"));
    }

    private static string? Read(object keys, string property) => keys.GetType().GetProperty(property)?.GetValue(keys) as string is { Length: > 0 } text ? text : null;
}
