namespace NeptuneMl.Core.Validation;

/// <summary>The kinds of rules that a request can violate.</summary>
internal enum RuleKind
{
    /// <summary>A required member is missing.</summary>
    Required,

    /// <summary>A text or a list is empty.</summary>
    NotEmpty,

    /// <summary>A text is not valid Unicode.</summary>
    Unicode,

    /// <summary>A text is not one of the allowed values.</summary>
    AllowedValues,

    /// <summary>A text does not match the pattern.</summary>
    Pattern,

    /// <summary>A text is too short or too long.</summary>
    Length,

    /// <summary>A text starts with a reserved prefix.</summary>
    ReservedPrefix,

    /// <summary>A text that becomes a segment of the URL is a relative path segment.</summary>
    PathSegment,

    /// <summary>An ARN has another Region than the connection.</summary>
    Region,

    /// <summary>A number is too small.</summary>
    Minimum,

    /// <summary>A number is too large.</summary>
    Maximum,

    /// <summary>A list or map has too few items.</summary>
    MinimumItems,

    /// <summary>A list or map has too many items.</summary>
    MaximumItems,

    /// <summary>Several lists have too many items together.</summary>
    MaximumItemsTogether,

    /// <summary>Of several groups of members, not exactly one is given.</summary>
    ExactlyOneOf,
}
