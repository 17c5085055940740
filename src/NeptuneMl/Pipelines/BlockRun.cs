namespace NeptuneMl.Pipelines;

/// <summary>Runs a script block of the user for a resource, which is in <c>$_</c>, on the pipeline thread.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="block">The block.</param>
internal sealed class BlockRun(PSCmdlet cmdlet, ScriptBlock block)
{
    // With this tag of Write-Host, the host shows the record even where $InformationPreference is SilentlyContinue.
    private static readonly string[] s_tags = ["PSHOST"];

    /// <summary>Runs the block of -OnTransition.</summary>
    /// <returns>The error of the block, or null.</returns>
    public Exception? Run(MLResource job) => Run(job, _ => false);

    /// <summary>Runs a block that tests a resource. An error that would not end the block ends it.</summary>
    /// <returns>Why the test failed: the block wrote $false or an error; else null.</returns>
    public string? Test(MLResource resource)
    {
        bool hasFalse = false;
        Exception? failure = Run(resource, IsOutcome, new PSVariable("ErrorActionPreference", ActionPreference.Stop));
        return failure is ActionPreferenceStopException { ErrorRecord.Exception: { } error } ? error.Message
            : failure is not null ? failure.Message
            : hasFalse ? "-Test returned $false" : null;

        bool IsOutcome(object? output)
        {
            hasFalse |= output is false;
            return output is bool;
        }
    }

    // Output goes to the information stream, so that it is neither lost nor among the results.
    private Exception? Run(MLResource resource, Func<object?, bool> takes, params PSVariable[] variables)
    {
        IEnumerable<PSObject> output;
        try
        {
            output = block.InvokeWithContext(null, [new PSVariable("_", resource), .. variables]);
        }
        // As in a function, break and continue outside a loop end only the block.
        catch (LoopFlowException)
        {
            return null;
        }
        // Ctrl+C and exit end the pipeline. Any other error must not.
#pragma warning disable CA1031
        catch (Exception failure) when (failure is not PipelineStoppedException and not FlowControlException)
#pragma warning restore CA1031
        {
            return failure;
        }

        foreach (PSObject item in output)
            if (!takes(item?.BaseObject)) cmdlet.WriteInformation(item!, s_tags);
        return null;
    }
}
