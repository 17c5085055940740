namespace NeptuneMl.Core.Requests;

/// <summary>A member of an operation's input.</summary>
/// <param name="Path">The API's path.</param>
/// <param name="Parameter">The parameter that gives it, for errors.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsGiven">Whether it is given on the command line, which goes before what comes down the pipeline or follows from something else.</param>
internal sealed record ApiInputMember(string Path, string Parameter, object Value, bool IsGiven);
