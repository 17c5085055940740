using System.Text.RegularExpressions;
using NeptuneMl.Core.Workflows;

namespace NeptuneMl.Workflows;

/// <summary>The rules of the names in a workflow file.</summary>
internal static partial class WorkflowNames
{
    // Ids of Neptune ML and names of Clean Rooms ML are made of the names of workflows and steps.
    public const string Rule = "must be 1 to 48 letters, digits and hyphens, and start with a letter";

    public const string ParameterRule = "must be 1 to 100 letters, digits, hyphens and underscores, and start with a letter";

    public const string Pattern = "^[A-Za-z][A-Za-z0-9-]{0,47}$";

    public const string ParameterPattern = "^[A-Za-z][A-Za-z0-9_-]{0,99}$";

    /// <summary>Whether a text is a valid name of a workflow or a step.</summary>
    public static bool IsValid(string name) => Name().IsMatch(name);

    /// <summary>Whether a text is a valid name of a parameter.</summary>
    public static bool IsParameter(string name) => Parameter().IsMatch(name);

    /// <summary>A valid name that is like an invalid one; null when the text has none of its letters.</summary>
    public static string? Valid(string name)
    {
        string valid = OtherCharacters().Replace(name, "-").Trim('-');
        if (valid.Length > 0 && char.IsAsciiDigit(valid[0])) valid = $"w{valid}";
        if (valid.Length > 48) valid = valid[..48].TrimEnd('-');
        return IsValid(valid) ? valid : null;
    }

    /// <summary>Reports braces that are no reference.</summary>
    public static void CheckBraces(WorkflowValue value, FindingList findings)
    {
        foreach (WorkflowValue item in value.Items ?? [.. value.Members?.Values ?? []]) CheckBraces(item, findings);
        if (value.Text is null) return;
        foreach (WorkflowTextPart part in WorkflowReferences.Parse(value))
        {
            if (part.Literal is not null || part.Reference is not null) continue;
            string doubled = part.Source.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
            findings.Add(
                value, $"'{part.Source}' is not a reference, such as {{Export}} or {{process.Id}}; literal braces are doubled.", doubled);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9-]{0,47}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("[^A-Za-z0-9-]+", RegexOptions.CultureInvariant)]
    private static partial Regex OtherCharacters();
}
