using System.Management.Automation;

namespace NeptuneMl.Commands;

/// <summary>The input of the current record, for error records: what came down the pipeline, so that it can be sent down again.</summary>
internal static class PipelineInput
{
    /// <returns>The record, or an object with the parameters as bound for it, or null for a plain call.</returns>
    public static object? Of(PSCmdlet cmdlet, PSObject? record)
    {
        if (record is not null) return record.BaseObject is PSCustomObject ? record : record.BaseObject;
        if (!cmdlet.MyInvocation.ExpectingInput) return null;
        PSObject input = new();
        foreach ((string name, object value) in cmdlet.MyInvocation.BoundParameters)
            if (name != "Credential") input.Properties.Add(new PSNoteProperty(name, value));
        return input;
    }
}
