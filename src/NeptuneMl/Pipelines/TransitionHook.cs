namespace NeptuneMl.Pipelines;

/// <summary>Runs the script block of -OnTransition for a state change, on the pipeline thread, with the job in <c>$_</c>.</summary>
/// <param name="cmdlet">The cmdlet that waits.</param>
/// <param name="block">The script block.</param>
internal sealed class TransitionHook(PSCmdlet cmdlet, ScriptBlock block)
{
    // With this tag of Write-Host, the host shows the record even where $InformationPreference is SilentlyContinue.
    private static readonly string[] s_tags = ["PSHOST"];

    /// <summary>Runs the block. Its output goes to the information stream, so that it is neither lost nor among the results.</summary>
    /// <returns>The error of the block, or null.</returns>
    public Exception? Run(MLResource job)
    {
        IEnumerable<PSObject> output;
        try
        {
            output = block.InvokeWithContext(null, [new PSVariable("_", job)]);
        }
        // As in a function, break and continue outside a loop end only the block.
        catch (LoopFlowException)
        {
            return null;
        }
        // Ctrl+C and exit end the pipeline. Any other error must not end the wait.
#pragma warning disable CA1031
        catch (Exception failure) when (failure is not PipelineStoppedException and not FlowControlException)
#pragma warning restore CA1031
        {
            return failure;
        }

        foreach (PSObject item in output) cmdlet.WriteInformation(item, s_tags);
        return null;
    }
}
