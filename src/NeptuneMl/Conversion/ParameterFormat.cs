namespace NeptuneMl.Conversion;

/// <summary>The formats that a parameter accepts in addition to values of its type.</summary>
internal enum ParameterFormat
{
    /// <summary>No additional format.</summary>
    Plain,

    /// <summary>A list in one string, delimited by commas, semicolons or white space, which its items cannot contain.</summary>
    Separated,

    /// <summary>Account ids in one delimited string, or as objects with AccountId, as in the API.</summary>
    Receivers,

    /// <summary>An object with a property of the parameter's name, such as a result.</summary>
    Identity,

    /// <summary>Tags as objects with Key and Value.</summary>
    Tags,
}
