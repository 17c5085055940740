using System.Management.Automation;

namespace NeptuneMl.Commands;

/// <summary>The input of the current record, for error records: what came down the pipeline, so that it can be sent down again.</summary>
internal static class PipelineInput
{
    /// <returns>An object with the parameters as bound for this record, or null for a plain call.</returns>
    public static PSObject? Of(PSCmdlet cmdlet)
    {
        if (!cmdlet.MyInvocation.ExpectingInput) return null;
        PSObject input = new();
        foreach ((string name, object value) in cmdlet.MyInvocation.BoundParameters)
            if (name != "Credential") input.Properties.Add(new PSNoteProperty(name, value));
        return input;
    }
}
