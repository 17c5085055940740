using System.Management.Automation;
using System.Management.Automation.Host;

namespace NeptuneMl.Pipelines;

/// <summary>
/// Asks before a change where somebody can be asked. Where nobody can, a question would hang or end in an error of the host's
/// own; the change is refused instead, with the advice that a script needs.
/// </summary>
internal static class Confirmation
{
    private const string Confirm = nameof(Confirm);
    private const string WhatIf = nameof(WhatIf);

    /// <param name="cmdlet">The cmdlet that asks.</param>
    /// <param name="target">What would be changed, in words.</param>
    /// <param name="action">What <c>-WhatIf</c> and <c>-Confirm</c> call the change.</param>
    /// <returns>Whether to go on.</returns>
    public static bool IsGiven(PSCmdlet cmdlet, string target, string action)
    {
        if (HasNobodyToAsk(cmdlet) && Asks(cmdlet)) Refuse(cmdlet, target, action, null);
        try
        {
            return cmdlet.ShouldProcess(target, action);
        }
        // What the engine throws to end a pipeline is a RuntimeException as well, and means what it says.
        catch (Exception unanswered) when (unanswered is HostException or not RuntimeException)
        {
            Refuse(cmdlet, target, action, unanswered);
            throw;
        }
    }

    // The console reads its answer from standard input even when that is a file, a closed pipe or nothing at all.
    private static bool HasNobodyToAsk(PSCmdlet cmdlet) => cmdlet.Host.Name == "ConsoleHost" && Console.IsInputRedirected;

    private static bool Asks(PSCmdlet cmdlet)
    {
        if (IsOn(cmdlet, WhatIf) ?? Preference<bool>(cmdlet, "WhatIfPreference")) return false;
        if (IsOn(cmdlet, Confirm) is { } said) return said;
        ConfirmImpact threshold = Preference<ConfirmImpact>(cmdlet, "ConfirmPreference");
        return threshold != ConfirmImpact.None && ImpactOf(cmdlet) >= threshold;
    }

    private static bool? IsOn(PSCmdlet cmdlet, string parameter) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) && given is SwitchParameter flag ? flag.ToBool() : null;

    private static T? Preference<T>(PSCmdlet cmdlet, string name) =>
        LanguagePrimitives.TryConvertTo(cmdlet.GetVariableValue(name), out T preference) ? preference : default;

    // From the command's metadata, which is where the engine looks too.
    private static ConfirmImpact ImpactOf(PSCmdlet cmdlet) =>
        ((CmdletAttribute)Attribute.GetCustomAttribute(cmdlet.GetType(), typeof(CmdletAttribute))!).ConfirmImpact;

    private static void Refuse(PSCmdlet cmdlet, string target, string action, Exception? unanswered)
    {
        NeptuneMLException refusal = new(
            $"{cmdlet.MyInvocation.MyCommand.Name} must be confirmed, and nobody can be asked here: {action}, {target}. Nothing was sent. Pass -Confirm:$false to go on without being asked.", unanswered)
        {
            ErrorId = ErrorIds.ConfirmationMissing,
            ParameterName = Confirm,
            RecommendedAction = "Pass -Confirm:$false to this call, or set $ConfirmPreference to 'None' for the whole script.",
        };
        cmdlet.ThrowTerminatingError(ErrorRecords.Of(refusal, target));
    }
}
