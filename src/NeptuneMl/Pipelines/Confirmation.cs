using System.Management.Automation.Host;

namespace NeptuneMl.Pipelines;

/// <summary>Prompts for confirmation before a change. In a non-interactive session the prompt would hang or fail in the host, so the cmdlet
/// ends with an error that recommends -Confirm:$false.</summary>
internal static class Confirmation
{
    private const string Confirm = nameof(Confirm);
    private const string WhatIf = nameof(WhatIf);

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="target">The resource that would be changed, for the prompt.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the change.</param>
    /// <param name="preview">Returns the request, which <c>-WhatIf</c> shows; null for several requests, or when the target says all of
    /// it.</param>
    /// <returns>Whether to make the change.</returns>
    public static bool ShouldProcess(PSCmdlet cmdlet, string target, string action, Func<RequestPreview>? preview = null)
    {
        if (IsNonInteractive(cmdlet) && WouldPrompt(cmdlet)) ThrowNotConfirmed(cmdlet, target, action, null);
        try
        {
            return preview is not null && IsWhatIf(cmdlet) ? Show(cmdlet, target, action, preview()) : cmdlet.ShouldProcess(target, action);
        }
        // Other runtime exceptions of the engine, such as PipelineStoppedException, end the pipeline.
        catch (Exception hostFailure) when (hostFailure is HostException or not RuntimeException)
        {
            ThrowNotConfirmed(cmdlet, target, action, hostFailure);
            throw;
        }
    }

    /// <summary>Whether the user will be asked.</summary>
    public static bool WillPrompt(PSCmdlet cmdlet) => !IsNonInteractive(cmdlet) && WouldPrompt(cmdlet);

    /// <summary>Whether -WhatIf is in effect.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) => SwitchOrNull(cmdlet, WhatIf) ?? Preference<bool>(cmdlet, "WhatIfPreference");

    private static bool Show(PSCmdlet cmdlet, string target, string action, RequestPreview request)
    {
        // The sentence is the engine's own for ShouldProcess(target, action).
        bool proceeds = cmdlet.ShouldProcess(
            $"Performing the operation \"{action}\" on target \"{target}\". Request: {request.Short}", null, null);
        cmdlet.WriteVerbose($"Request: {request.Full}");
        return proceeds;
    }

    // ConsoleHost reads the response from standard input even when that is a file, a closed pipe or empty.
    private static bool IsNonInteractive(PSCmdlet cmdlet) => cmdlet.Host.Name == "ConsoleHost" && Console.IsInputRedirected;

    private static bool WouldPrompt(PSCmdlet cmdlet)
    {
        if (IsWhatIf(cmdlet)) return false;
        if (SwitchOrNull(cmdlet, Confirm) is { } confirm) return confirm;
        ConfirmImpact threshold = Preference<ConfirmImpact>(cmdlet, "ConfirmPreference");
        return threshold != ConfirmImpact.None && ImpactOf(cmdlet) >= threshold;
    }

    private static bool? SwitchOrNull(PSCmdlet cmdlet, string parameter) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value) && value is SwitchParameter flag
            ? flag.ToBool()
            : null;

    private static T? Preference<T>(PSCmdlet cmdlet, string name) =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue(name), out T preference) ? preference : default;

    // From the Cmdlet attribute, like the engine.
    private static ConfirmImpact ImpactOf(PSCmdlet cmdlet) =>
        ((CmdletAttribute)Attribute.GetCustomAttribute(cmdlet.GetType(), typeof(CmdletAttribute))!).ConfirmImpact;

    private static void ThrowNotConfirmed(PSCmdlet cmdlet, string target, string action, Exception? hostFailure)
    {
        NeptuneMLException failure = new(
            $"{cmdlet.MyInvocation.MyCommand.Name} requires confirmation, but the session is non-interactive: {action}, {target}. "
            + "Nothing was sent. Specify -Confirm:$false to run without a prompt.",
            hostFailure)
        {
            ErrorId = ErrorIds.ConfirmationMissing,
            ParameterName = Confirm,
            RecommendedAction = "Specify -Confirm:$false for this call, or set $ConfirmPreference to 'None' for the whole script.",
        };
        cmdlet.ThrowTerminatingError(ErrorRecords.Create(failure, target));
    }
}
