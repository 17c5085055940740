using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Core.Connections;
using NeptuneMl.Core.Requests;

namespace NeptuneMl.Commands;

/// <summary>What every cmdlet that calls a service takes to say which one, and as whom.</summary>
public abstract class ServiceCommand : AsyncCommand
{
    private Type[] _upstreamResults = [];

    private protected ServiceCommand() => Record = new PipelineRecord(this);

    /// <summary>The address of the service, instead of a connection. For Neptune a host, host:port or URL; port 8182 and https are the defaults.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>The AWS Region to sign for, instead of a connection. By default the one in a cluster's name, the profile's, or that of the environment.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The name of a profile in the shared AWS config and credentials files.</summary>
    [Parameter]
    [Alias("AWSProfileName", "StoredCredentials")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A PSCredential (user name: access key id; password: secret access key), or a credentials object of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Credential { get; set; }

    /// <summary>The current pipeline object, apart from the arguments of the command line.</summary>
    private protected PipelineRecord Record { get; }

    /// <summary>The results that the cmdlet continues from when they are piped to it.</summary>
    private protected virtual InputSource Source => InputSource.None;

    /// <summary>Names in requests written for other clients that the SDK's model of the operation lacks.</summary>
    private protected virtual string[] MissingInSdk => [];

    /// <summary>The input of the operation: what is given on the command line, and then what the record has.</summary>
    private protected ApiInput ReadInput() => Record.Read(Source, MissingInSdk);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Record.NoteGiven();
        _upstreamResults = Upstream.Begin(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Upstream.End();
        base.Dispose(disposing);
    }

    private protected override void BeforeCall() => Upstream.End();

    /// <summary>Checks what is given on the command line before the first record arrives, which may take hours.</summary>
    /// <param name="check">Checks an input.</param>
    private protected void CheckGiven(Action<ApiInput> check)
    {
        ApiInput given = Record.ReadGiven();
        // What results can give is known; a row may give anything.
        string[]?[] follows = [.. _upstreamResults.Select(result => Source.MembersOf(result)?.ToArray())];
        given.MayFollow = follows.Length == 0 || follows.Contains(null)
            ? _ => true
            : path => follows.All(members => members!.Contains(path, StringComparer.OrdinalIgnoreCase));
        try
        {
            check(given);
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, null));
        }
    }

    /// <summary>Opens a session, or ends the statement with the reason why not.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="connection">The connection that was given, for the error record.</param>
    private protected TSession Required<TSession>(Func<TSession> open, object? connection)
    {
        try
        {
            return open();
        }
        catch (NeptuneMLException failure)
        {
            ThrowTerminatingError(ErrorRecords.Of(failure, EndpointUrl ?? connection));
            throw;
        }
    }

    /// <summary>Opens a session as far as one is known before anything is piped: results have connections of their own.</summary>
    private protected static TSession? OrNull<TSession>(Func<TSession> open)
        where TSession : class
    {
        try
        {
            return open();
        }
        catch (NeptuneMLException)
        {
            return null;
        }
    }

    /// <summary>The parameters above, for a connection of their own.</summary>
    private protected ConnectionOptions Options() => new()
    {
        EndpointUrl = EndpointUrl,
        Region = Region,
        SessionRegion = SessionVariables.Read(this, SessionVariables.Region) as string,
        ProfileName = ProfileName,
        Credentials = Given() ?? (ProfileName is null ? SessionVariables.Read(this, SessionVariables.Credentials) : null),
    };

    /// <summary>The parameters above that change a connection for this call, or null when none was given.</summary>
    private protected ConnectionOptions? Changes(bool unsigned = false) => (Region ?? ProfileName ?? (object?)Credential) is null && !unsigned
        ? null
        : new() { Region = Region, ProfileName = ProfileName, Credentials = Given(), Unsigned = unsigned };

    private object? Given() =>
        Credential?.BaseObject is PSCredential keys ? SessionDefaults.Current.CredentialsOf(keys) : Credential?.BaseObject;
}
