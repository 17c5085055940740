using System.Runtime.CompilerServices;

namespace NeptuneMl.Core.CleanRooms;

internal static class Paging
{
    /// <summary>Reads page after page as they are asked for.</summary>
    /// <param name="page">Reads the page that a token names; null names the first one.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        Func<string?, Task<(IEnumerable<T> Items, string? NextToken)>> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            (IEnumerable<T> items, token) = await page(token).ConfigureAwait(false);
            foreach (T item in items) yield return item;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
