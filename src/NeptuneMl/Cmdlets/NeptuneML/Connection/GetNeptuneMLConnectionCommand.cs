namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets the session's connections to Neptune clusters: the default one first, then the other named ones.</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLConnection", DefaultParameterSetName = "Name")]
[OutputType(typeof(NeptuneMLConnection))]
public sealed class GetNeptuneMLConnectionCommand : GetConnectionCommand<NeptuneMLConnection>;
