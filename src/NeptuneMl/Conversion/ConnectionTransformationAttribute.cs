namespace NeptuneMl.Conversion;

/// <summary>Resolves names of connections, and copies of connections, to the connections of the session.</summary>
/// <typeparam name="TConnection">The class of the connections.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute<TConnection> : ArgumentTransformationAttribute
    where TConnection : ServiceConnection
{
    /// <summary>Whether a pattern may match no connection. A call would otherwise use the default connection.</summary>
    public bool AllowsNone { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (ParameterConversion.Unwrap(inputData) is not { } value) return null;
        List<TConnection> connections = [];
        foreach (object? item in value is IList items ? items : new[] { inputData })
        {
            // The binder decides about everything else: an error on the command line, and no value from the pipeline.
            if (Find(item) is not { } found) return inputData;
            if (found.Count == 0 && !AllowsNone)
            {
                NeptuneMLException failure = SessionDefaults.Current.Of<TConnection>().NotFound($"{ParameterConversion.Unwrap(item)}");
                throw new ArgumentTransformationMetadataException(failure.Message, failure);
            }

            connections.AddRange(found);
        }

        return connections.Distinct().ToArray();
    }

    /// <summary>The session's connection to the address in a copy of a connection, or in its text, as a result has it in CSV; null when the
    /// session has none.</summary>
    public static TConnection? OfCopy(SessionConnections<TConnection> session, object? copy) => ParameterConversion.Unwrap(copy) switch
    {
        string text => session.FindAddress(text),
        PSObject other => other.Properties[nameof(ServiceConnection.EndpointUrl)]?.Value?.ToString() is { } address
            ? session.FindAddress(address, other.Properties[nameof(ServiceConnection.Name)]?.Value as string)
            : null,
        _ => null,
    };

    private static IReadOnlyList<TConnection>? Find(object? item)
    {
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        switch (ParameterConversion.Unwrap(item))
        {
            case TConnection connection:
                return [connection];
            case string name when !ParameterConversion.IsEmpty(name) && !IsAddress(name):
                return Named(session, name);
            default:
                return OfCopy(session, item) is { } known ? [known] : null;
        }
    }

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    private static IReadOnlyList<TConnection> Named(SessionConnections<TConnection> session, string name)
    {
        try
        {
            return session.Find(name);
        }
        catch (NeptuneMLException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}
