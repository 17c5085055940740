using System.Reflection;

namespace NeptuneMl.Pipelines;

/// <summary>Finds the output types of the preceding cmdlet in the pipeline, if it belongs to the module. PowerShell calls BeginProcessing
/// of all cmdlets of a pipeline in order before the first ProcessRecord.</summary>
internal static class Upstream
{
    /// <summary>Registers a cmdlet in BeginProcessing.</summary>
    /// <returns>The output types of the preceding cmdlet; empty when they are not known.</returns>
    public static Type[] Begin(PSCmdlet cmdlet)
    {
        PSCmdlet? preceding = SessionDefaults.Current.LastBegunCmdlet;
        SessionDefaults.Current.LastBegunCmdlet = cmdlet;
        return preceding is not null && Precedes(preceding.MyInvocation, cmdlet.MyInvocation) ? OutputTypesOf(preceding.GetType()) : [];
    }

    /// <summary>Clears the registration when a cmdlet processes input or ends: a cmdlet that begins afterwards is in another
    /// pipeline.</summary>
    public static void End() => SessionDefaults.Current.LastBegunCmdlet = null;

    private static bool Precedes(InvocationInfo upstream, InvocationInfo downstream) =>
        (upstream.PipelinePosition + 1, upstream.PipelineLength, upstream.Line, upstream.ScriptLineNumber)
        == (downstream.PipelinePosition, downstream.PipelineLength, downstream.Line, downstream.ScriptLineNumber);

    // Without strings: some cmdlets write ids instead of results, but only with a switch.
    private static Type[] OutputTypesOf(Type cmdlet) =>
    [
        .. cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(output => output.Type)
            .Where(type => type is not null && type != typeof(string)),
    ];
}
