namespace NeptuneMl.Emulator.Dispatch;

/// <summary>The registry of operation handlers of a service.</summary>
internal sealed class OperationTable(ServiceDescription description)
{
    private readonly Dictionary<string, OperationHandler> _handlers = new(StringComparer.Ordinal);

    public OperationHandler? this[string operation] => _handlers.GetValueOrDefault(operation);

    /// <exception cref="ArgumentException">The API has no such operation, or the operation already has a handler.</exception>
    public void Add(string operation, OperationHandler handler)
    {
        if (!description.Operations.ContainsKey(operation))
            throw new ArgumentException($"The API has no operation '{operation}'.", nameof(operation));
        _handlers.Add(operation, handler);
    }
}
