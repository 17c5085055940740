using System.Runtime.CompilerServices;

namespace NeptuneMl.Core.Operations;

/// <summary>Pagination of lists.</summary>
internal static class Paging
{
    /// <summary>Streams the items, reading each page when its first item is consumed.</summary>
    /// <param name="read">Reads the page after the one that it is passed.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        Func<Page<T>, Task<Page<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Page<T> page = Page<T>.Start;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page = await read(page).ConfigureAwait(false);
            foreach (T item in page.Items) yield return item;
        }
        while (page.Token is not null);
    }
}
