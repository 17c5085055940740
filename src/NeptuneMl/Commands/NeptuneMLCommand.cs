using System.Management.Automation;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that calls a Neptune cluster.</summary>
public abstract class NeptuneMLCommand : ServiceCommand
{
    private protected NeptuneMLCommand() { }

    /// <summary>The connection to use, instead of the session's default. Results carry theirs, so that a pipeline stays on one cluster.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public NeptuneMLConnection? Connection { get; set; }

    /// <summary>Sends requests without a signature, to a cluster without IAM authentication; with -EndpointUrl.</summary>
    [Parameter]
    public SwitchParameter Unsigned { get; set; }

    private protected NeptuneSession Session()
    {
        try
        {
            if (!DescribesConnection && !Unsigned && (Connection ?? SessionDefaults.Current.NeptuneML) is { } connection) return NeptuneSession.Of(connection);
            ConnectionOptions options = Options() with { Unsigned = Unsigned };
            return NeptuneSession.Of(SessionDefaults.Current.Opened(options, () => PlainHttp.Warned(this, NeptuneSession.Open(options))));
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, EndpointUrl ?? (object?)Connection));
            throw;
        }
    }
}
