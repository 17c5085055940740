namespace NeptuneMl.Help;

/// <summary>Something wrong with the help sources, in the form that MSBuild and editors turn into a link.</summary>
internal sealed record Problem(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}({Line}): error HELP: {Message}";
}
