namespace NeptuneMl.Completion;

/// <summary>Completes the ids of one kind of job or endpoint, for a parameter that refers to it.</summary>
/// <typeparam name="TResource">The class of the results.</typeparam>
internal sealed class NeptuneMLIdCompleter<TResource> : NeptuneMLIdCompleter
    where TResource : NeptuneMLResource
{
    private protected override Type ResultOf(string commandName) => typeof(TResource);
}
