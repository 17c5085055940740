using System.Numerics;

namespace NeptuneMl.Core.Operations;

/// <summary>A page of a list, with the state that detects a pagination that never ends.</summary>
internal sealed class Page<T>
{
    // The API's maximum length of nextToken.
    private const int MaxTokenLength = 10_240;

    // A page may be empty because the service filtered all its items.
    private const int MaxEmptyPages = 1000;

    private int _number;
    private int _emptyPages;
    private string? _checkpoint;

    private Page(IReadOnlyList<T> items, string? token) => (Items, Token) = (items, token);

    /// <summary>The state before the first page: no items and no token.</summary>
    public static Page<T> Start => new([], null);

    public IReadOnlyList<T> Items { get; }

    /// <summary>The token of the next page, or null after the last page.</summary>
    public string? Token { get; }

    /// <summary>The page after this one.</summary>
    /// <exception cref="InvalidDataException">The pagination is a cycle, its token is too long for a request, or too many consecutive pages
    /// are empty.</exception>
    public Page<T> Next(IReadOnlyList<T> items, string? token)
    {
        Page<T> next = new(items, token is "" ? null : token)
        {
            _number = _number + 1,
            _emptyPages = items.Count == 0 ? _emptyPages + 1 : 0,
            // Brent's cycle detection: compares each token with that of the last page whose number is a power of two, so that no list of
            // all tokens is needed.
            _checkpoint = BitOperations.IsPow2(_number) ? Token : _checkpoint,
        };
        if (next.Token is null) return next;
        if (next.Token.Length > MaxTokenLength)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"its nextToken has {next.Token.Length} characters"));
        }

        if (next.Token == Token || next.Token == next._checkpoint)
            throw new InvalidDataException("its nextToken repeats the token of an earlier page");
        return next._emptyPages <= MaxEmptyPages
            ? next
            : throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"it is the last of {next._emptyPages} consecutive empty pages"));
    }
}
