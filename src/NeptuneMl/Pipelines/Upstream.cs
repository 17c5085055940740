using System.Management.Automation;
using System.Reflection;
using NeptuneMl.Sessions;

namespace NeptuneMl.Pipelines;

/// <summary>
/// Which results the cmdlet before another one in the pipeline emits, when both are of the module. PowerShell begins the cmdlets of a
/// pipeline one after the other before any of them gets a record.
/// </summary>
internal static class Upstream
{
    /// <summary>Notes that a cmdlet has begun.</summary>
    /// <returns>The types of the results that will be piped to it; none when these are not known.</returns>
    public static Type[] Begin(PSCmdlet cmdlet)
    {
        PSCmdlet? before = SessionDefaults.Current.Begun;
        SessionDefaults.Current.Begun = cmdlet;
        return before is not null && IsBefore(before.MyInvocation, cmdlet.MyInvocation) ? ResultsOf(before.GetType()) : [];
    }

    /// <summary>Notes that a cmdlet makes calls or has ended: what begins from now on is in another pipeline.</summary>
    public static void End() => SessionDefaults.Current.Begun = null;

    private static bool IsBefore(InvocationInfo upstream, InvocationInfo downstream) =>
        (upstream.PipelinePosition + 1, upstream.PipelineLength, upstream.Line, upstream.ScriptLineNumber)
        == (downstream.PipelinePosition, downstream.PipelineLength, downstream.Line, downstream.ScriptLineNumber);

    // Ids as text, which some can emit instead, are asked for by a switch.
    private static Type[] ResultsOf(Type cmdlet) =>
        [.. cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(output => output.Type).Where(type => type is not null && type != typeof(string))];
}
