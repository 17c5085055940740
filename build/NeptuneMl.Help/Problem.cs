namespace NeptuneMl.Help;

/// <summary>A problem in the help sources, in the format that MSBuild and editors turn into a link.</summary>
internal sealed record Problem(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}({Line}): error HELP: {Message}";
}
