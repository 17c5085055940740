namespace NeptuneMl.Completion;

/// <summary>Completes the schemes of proxies, and not files.</summary>
internal sealed class ProxyCompleter() : NameCompleter(static () => ["http://", "https://", "socks5://"]);
