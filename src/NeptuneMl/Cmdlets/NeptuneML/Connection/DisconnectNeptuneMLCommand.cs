namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Closes connections to Neptune clusters. Calls in progress over them fail.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "NeptuneML")]
[OutputType(typeof(void))]
public sealed class DisconnectNeptuneMLCommand : DisconnectCommand<NeptuneMLConnection>
{
    private protected override NeptuneMLConnection? Default
    {
        get => SessionDefaults.Current.NeptuneML;
        set => SessionDefaults.Current.NeptuneML = value;
    }
}
