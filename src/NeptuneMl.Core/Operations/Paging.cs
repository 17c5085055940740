using System.Runtime.CompilerServices;

namespace NeptuneMl.Core.Operations;

internal static class Paging
{
    /// <summary>Reads page after page as they are asked for.</summary>
    /// <param name="read">Reads the page that is given, which has a token but no items yet.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(Func<Page<T>, Task<Page<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Page<T> page = Page<T>.First;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page = await read(page).ConfigureAwait(false);
            foreach (T item in page.Items) yield return item;
        }
        while (page.Token is not null);
    }
}
