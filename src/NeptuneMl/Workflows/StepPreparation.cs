using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>Prepares the changes of the steps of a workflow. Their cmdlets are created to bind the requests, and never run.</summary>
/// <param name="sessions">The sessions of the steps, by the name of the step.</param>
/// <param name="folder">The folder of the workflow file.</param>
internal sealed class StepPreparation(IReadOnlyDictionary<string, ServiceSession> sessions, string? folder) : IStepPreparation
{
    private const string Connection = nameof(Connection);

    /// <summary>Prepares the steps of a workflow over the connections of the current session.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="connections">The value of -Connection: connections, or their names; empty for those that the file names.</param>
    /// <exception cref="NeptuneMLException">A connection does not exist or is closed, or a service has several.</exception>
    public static StepPreparation Of(Workflow workflow, IReadOnlyList<object> connections)
    {
        NeptuneMLConnection[] neptune = Given<NeptuneMLConnection>(connections);
        CleanRoomsMLConnection[] cleanRooms = Given<CleanRoomsMLConnection>(connections);
        if (neptune.Length > 1 || cleanRooms.Length > 1)
            throw Failures.InvalidParameter(Connection, null, "must have at most one connection for each service");
        foreach (object item in connections)
        {
            if (Given<NeptuneMLConnection>([item]).Length + Given<CleanRoomsMLConnection>([item]).Length == 0)
                throw NotFound(ParameterConversion.Unwrap(item));
        }

        return new StepPreparation(
            workflow.Steps.ToDictionary(step => step.Name, SessionOf, StringComparer.OrdinalIgnoreCase),
            Path.GetDirectoryName(workflow.File));

        ServiceSession SessionOf(WorkflowStep step) => StepCmdlet.Named(step.Cmdlet)!.IsNeptuneML
            ? NeptuneSession.Of(ConnectionOf(step, neptune, "Connect-NeptuneML"))
            : CleanRoomsSession.Of(ConnectionOf(step, cleanRooms, "Connect-CleanRoomsML"));
    }

    public ServiceSession SessionOf(WorkflowStep step) => sessions[step.Name];

    public async Task<StepChange> PrepareAsync(
        WorkflowStep step, CallContext context, IEnumerable<KeyValuePair<string, object?>> arguments, IReadOnlyList<object> from,
        string prefix)
    {
        using PipelineCommand cmdlet = StepCmdlet.Named(step.Cmdlet)!.Create();
        cmdlet.BaseFolder = folder;
        return await cmdlet.PrepareStepAsync(context, arguments, from, prefix).ConfigureAwait(false);
    }

    // The connections of one service. One name may be that of a connection to each service.
    private static TConnection[] Given<TConnection>(IReadOnlyList<object> connections)
        where TConnection : ServiceConnection
    {
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        return
        [
            .. connections.Select(connection => ParameterConversion.Unwrap(connection) switch
            {
                TConnection given => given,
                string name => session.All.FirstOrDefault(known => name.Equals(known.Name, StringComparison.OrdinalIgnoreCase)),
                _ => null,
            }).OfType<TConnection>(),
        ];
    }

    private static NeptuneMLException NotFound(object? connection)
    {
        if (connection is not string name)
        {
            return Failures.InvalidParameter(
                Connection, null, $"must be a connection of a Connect cmdlet, or its name, not {ScalarConversion.Describe(connection)}");
        }

        string[] known = [.. SessionDefaults.Current.NeptuneML.Names.Concat(SessionDefaults.Current.CleanRoomsML.Names).Distinct()];
        return new NeptuneMLException(
            $"No connection is named '{Printable.Text(name)}'. The named connections of the session are: "
            + $"{(known.Length == 0 ? "none" : string.Join(", ", known))}.")
        {
            ErrorId = ErrorIds.ConnectionNotFound,
            ParameterName = Connection,
            RecommendedAction = "Create the connection with -Name of Connect-NeptuneML or Connect-CleanRoomsML.",
        };
    }

    private static TConnection ConnectionOf<TConnection>(WorkflowStep step, TConnection[] given, string connect)
        where TConnection : ServiceConnection
    {
        if (given is [{ } only]) return only;
        SessionConnections<TConnection> session = SessionDefaults.Current.Of<TConnection>();
        if (step.Connection is { } own) return session.Find(own)[0];
        return session.Default ?? throw new NeptuneMLException($"Step '{step.Name}' has no connection: the session has no default one.")
        {
            ErrorId = ErrorIds.ConnectionNotFound,
            RecommendedAction = $"Connect first with {connect}, or specify -Connection.",
        };
    }
}
