namespace NeptuneMl.Pipelines;

/// <summary>
/// Shows where results come from when there are several connections: adds the property Cluster or Region to a result, and a type name whose
/// table has the column. The views of these type names are made from the other views, see <c>Views/ConnectionColumn.xslt</c>.
/// </summary>
internal static class ConnectionColumn
{
    /// <param name="result">The result.</param>
    /// <param name="hasSeveralConnections">Whether the call itself has several connections; otherwise the session may have.</param>
    /// <returns>The result with the property, or the result itself when there is one connection.</returns>
    public static object AddTo(object result, bool hasSeveralConnections)
    {
        SessionDefaults session = SessionDefaults.Current;
        session.Remember(result);
        // The table of checks is grouped by connection.
        if (result is SetupCheck { Connection: { } target } check)
            return AddTo(check, target, target is NeptuneMLConnection ? "Cluster" : "Region");
        if (!hasSeveralConnections && !session.NeptuneML.HasSeveral && !session.CleanRoomsML.HasSeveral) return result;
        return result switch
        {
            NeptuneMLResource resource => AddTo(resource, resource.Connection, hasSeveralConnections, "Cluster"),
            UnusedEndpoint endpoint => AddTo(endpoint, endpoint.Connection, hasSeveralConnections, "Cluster"),
            Prediction prediction => AddTo(prediction, prediction.Connection, hasSeveralConnections, "Cluster"),
            EngineStatus status => AddTo(status, status.Connection, hasSeveralConnections, "Cluster"),
            CleanRoomsResource resource => AddTo(resource, resource.Connection, hasSeveralConnections, "Region"),
            CleanRoomsDefinition resource => AddTo(resource, resource.Connection, hasSeveralConnections, "Region"),
            MLConfiguration configuration => AddTo(configuration, configuration.Connection, hasSeveralConnections, "Region"),
            ConfiguredAudienceModelPolicy policy => AddTo(policy, policy.Connection, hasSeveralConnections, "Region"),
            ResourceTags tags => AddTo(tags, tags.Connection, hasSeveralConnections, "Region"),
            _ => result,
        };
    }

    private static object AddTo<TConnection>(object result, TConnection? connection, bool hasSeveralConnections, string column)
        where TConnection : ServiceConnection
    {
        bool hasSeveral = hasSeveralConnections || SessionDefaults.Current.Of<TConnection>().HasSeveral;
        return connection is null || !hasSeveral ? result : AddTo(result, connection, column);
    }

    private static PSObject AddTo(object result, ServiceConnection connection, string column)
    {
        PSObject shown = PSObject.AsPSObject(result);
        if (shown.TypeNames[0].EndsWith($"#{column}", StringComparison.Ordinal)) return shown;
        int index = 0;
        // A view may be for a base class.
        for (Type type = result.GetType(); type != typeof(object); type = type.BaseType!)
            shown.TypeNames.Insert(index++, $"{type.FullName}#{column}");
        shown.Properties.Add(new PSNoteProperty(column, connection.Place));
        return shown;
    }
}
