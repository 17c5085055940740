namespace NeptuneMl.Conversion;

/// <summary>In which other ways than its type says a parameter may be written.</summary>
internal enum ParameterForm
{
    /// <summary>As its type says.</summary>
    Plain,

    /// <summary>A list in one text, separated by commas, semicolons or white space, which its items cannot hold.</summary>
    Separated,

    /// <summary>Account ids as a list in one text, or as the API writes the receivers of output: objects with AccountId.</summary>
    Receivers,

    /// <summary>An identifier as text, or as an object with the property of the parameter's name, such as a result.</summary>
    Identity,

    /// <summary>Tags as a map, or as objects with Key and Value.</summary>
    Tags,
}
