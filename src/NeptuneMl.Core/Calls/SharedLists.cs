using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace NeptuneMl.Core.Calls;

/// <summary>Lists of resources that many lookups share: each list is read once.</summary>
internal sealed class SharedLists
{
    private readonly ConcurrentDictionary<(ServiceSession Session, string Request), Lazy<Task<object>>> _lists = new();

    /// <summary>Streams a list that was read before, or reads it.</summary>
    /// <param name="context">The context of the call.</param>
    /// <param name="request">The operation and the request as text.</param>
    /// <param name="read">Reads the list.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        CallContext context, string request, Func<IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        (ServiceSession Session, string Request) key = (context.Session, request);
        Lazy<Task<object>> list = _lists.GetOrAdd(key, _ => new Lazy<Task<object>>(ReadAsync));
        List<T> items;
        try
        {
            items = (List<T>)await list.Value.ConfigureAwait(false);
        }
        catch
        {
            // The next lookup reads the list again.
            _ = _lists.TryRemove(KeyValuePair.Create(key, list));
            throw;
        }

        foreach (T item in items) yield return item;

        async Task<object> ReadAsync() => await read().ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
