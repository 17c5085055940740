using System.Globalization;
using System.Numerics;

namespace NeptuneMl.Core.Operations;

/// <summary>A page of a list, and what is known of the pages before it, by which a list that does not end is found out.</summary>
internal sealed class Page<T>
{
    // The API's own limit for tokens.
    private const int LongestToken = 10_240;

    // The service may have filtered everything off a page, but hardly off all of these.
    private const int MostEmptyPages = 1000;

    private int _number;
    private int _emptyPages;
    private string? _landmark;

    private Page(IReadOnlyList<T> items, string? token) => (Items, Token) = (items, token);

    /// <summary>Where a list begins: nothing, and after it the page that no token names.</summary>
    public static Page<T> First => new([], null);

    public IReadOnlyList<T> Items { get; }

    /// <summary>The token that names the next page, or null when there is none.</summary>
    public string? Token { get; }

    /// <summary>The page that came after this one.</summary>
    /// <exception cref="InvalidDataException">The list leads back to where it has been, to a page that cannot be asked for, or nowhere.</exception>
    public Page<T> Next(IReadOnlyList<T> items, string? token)
    {
        Page<T> next = new(items, token is "" ? null : token)
        {
            _number = _number + 1,
            _emptyPages = items.Count == 0 ? _emptyPages + 1 : 0,
            // A token is compared with that of the last page whose number is a power of two: so every circle is found without
            // keeping all tokens.
            _landmark = BitOperations.IsPow2(_number) ? Token : _landmark,
        };
        if (next.Token is null) return next;
        if (next.Token.Length > LongestToken) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"its nextToken has {next.Token.Length} characters"));
        if (next.Token == Token || next.Token == next._landmark) throw new InvalidDataException("its nextToken leads back to a page that was read before");
        if (next._emptyPages > MostEmptyPages) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it is the last of {next._emptyPages} empty pages"));
        return next;
    }
}
