namespace NeptuneMl.Completion;

/// <summary>Completes the local end of a tunnel, and not files.</summary>
internal sealed class ViaCompleter() : NameCompleter(static () => ["localhost:8182"]);
