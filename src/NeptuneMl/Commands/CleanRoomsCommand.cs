using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that calls Clean Rooms ML.</summary>
public abstract class CleanRoomsCommand : ServiceCommand
{
    private protected CleanRoomsCommand() { }

    /// <summary>The connection to use, instead of the session's default. Results carry theirs, so that a pipeline stays in one Region.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public CleanRoomsMLConnection? Connection { get; set; }

    private protected CleanRoomsSession Session()
    {
        try
        {
            if (!DescribesConnection && (Connection ?? SessionDefaults.Current.CleanRoomsML) is { } connection) return CleanRoomsSession.Of(connection);
            ConnectionOptions options = Options();
            return CleanRoomsSession.Of(SessionDefaults.Current.Opened(options, () => CleanRoomsSession.Open(options)));
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, EndpointUrl ?? (object?)Connection));
            throw;
        }
    }
}
