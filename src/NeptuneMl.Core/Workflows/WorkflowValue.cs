namespace NeptuneMl.Core.Workflows;

/// <summary>A value of a workflow file, with its place in the file. Both formats are read into these values, and nothing else depends on
/// the format.</summary>
/// <param name="Content">Null, a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>; for a list an
/// <see cref="IReadOnlyList{T}"/> of values; for a map an <see cref="IReadOnlyDictionary{TKey, TValue}"/> of values by key, ignoring
/// case, in the order of the file.</param>
/// <param name="Path">The path within the file: <c>Steps.process.With</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record WorkflowValue(object? Content, string Path, int Line, int Column)
{
    public string? Text => Content as string;

    public IReadOnlyList<WorkflowValue>? Items => Content as IReadOnlyList<WorkflowValue>;

    public IReadOnlyDictionary<string, WorkflowValue>? Members => Content as IReadOnlyDictionary<string, WorkflowValue>;

    /// <summary>The place of the key of the value; null for the root and for an item of a list.</summary>
    public (int Line, int Column)? Key { get; init; }

    /// <summary>Whether the file has something here that is not a value, which is already a finding.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>The last part of the path: the key of a member, or the index of an item with the key of its list.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The path of a member of a map.</summary>
    public static string PathOf(string parent, string key)
    {
        if (key.Length == 0 || !key.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_'))
            return $"{parent}['{key.Replace("'", "''", StringComparison.Ordinal)}']";
        return parent.Length == 0 ? key : $"{parent}.{key}";
    }

    /// <summary>The path of an item of a list.</summary>
    public static string PathOf(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>The member of a map, or null when it has none of the name or is no map.</summary>
    public WorkflowValue? Find(string key) => Members?.GetValueOrDefault(key);

    /// <summary>The nouns of messages: <c>a string</c>, <c>a map</c>.</summary>
    public string Describe() => Content switch
    {
        null => "null",
        string => "a string",
        bool => "a Boolean",
        long => "an integer",
        double => "a number",
        _ => Items is not null ? "a list" : "a map",
    };
}
