namespace NeptuneMl.Completion;

/// <summary>Completes the ids of a specific kind of job or endpoint, for parameters that refer to it.</summary>
/// <typeparam name="TResource">The result class.</typeparam>
internal sealed class NeptuneMLIdCompleter<TResource> : NeptuneMLIdCompleter
    where TResource : NeptuneMLResource
{
    private protected override Type ResultOf(string commandName) => typeof(TResource);
}
