namespace NeptuneMl.Core.Requests;

/// <summary>A member of an operation's input.</summary>
/// <param name="Path">The member path of the API.</param>
/// <param name="Parameter">The parameter that it comes from, for errors.</param>
/// <param name="Value">The value.</param>
/// <param name="IsArgument">
/// Whether it is an argument on the command line, which takes precedence over pipeline input and derived values.
/// </param>
internal sealed record ApiInputMember(string Path, string Parameter, object Value, bool IsArgument);
