using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Samples;

namespace NeptuneMl.StrictServer.Rows;

/// <summary>A row that gives one parameter a value, and the input that must leave for it, or no input when the row is an error.</summary>
public sealed class RowCase
{
    /// <summary>The value, in words.</summary>
    public required string What { get; init; }

    public required string Parameter { get; init; }

    /// <summary>The other columns, by the names of the API.</summary>
    public required System.Collections.Specialized.OrderedDictionary Others { get; init; }

    /// <summary>Whether the row has no column for the parameter.</summary>
    public bool IsAbsent { get; init; }

    public object? Value { get; init; }

    /// <summary>Whether a column of a CSV file can have the value.</summary>
    public bool IsText => Value is string or null;

    /// <summary>Whether JSON has the value.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the value is nothing, which a script leaves out.</summary>
    public bool IsBlank => IsAbsent || Value is null || Value is string text && string.IsNullOrWhiteSpace(text);

    internal Operation Operation { get; init; } = null!;

    /// <summary>The input that must leave; null when nothing may.</summary>
    internal JsonObject? Expected { get; init; }

    /// <summary>Whether the row may be an error just as well.</summary>
    internal bool MayFail { get; init; }
}
