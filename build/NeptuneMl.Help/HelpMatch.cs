using NeptuneMl.Help.Cmdlets;
using NeptuneMl.Help.Pages;

namespace NeptuneMl.Help;

/// <summary>Matches cmdlets with their pages and reports where the two differ, so that the help describes exactly what the module
/// does.</summary>
internal sealed class HelpMatch(string pagesFolder, PermissionText permissions, ICollection<Problem> problems)
{
    private const int MinExamples = 2;

    public IReadOnlyList<HelpTopic> Match(
        IReadOnlyList<CmdletDescription> cmdlets,
        IReadOnlyList<HelpPage> pages,
        IReadOnlyList<ParameterText> shared)
    {
        Dictionary<string, CmdletDescription> byName = cmdlets.ToDictionary(cmdlet => cmdlet.Name);
        foreach (HelpPage page in pages)
            CheckName(page, byName);

        ReportUnusedShared(cmdlets, shared);
        Dictionary<string, HelpPage> pageOf = pages.DistinctBy(page => page.CmdletName).ToDictionary(page => page.CmdletName);
        return cmdlets
            .Select(cmdlet => Topic(cmdlet, pageOf.GetValueOrDefault(cmdlet.Name), shared, ReaderOf(cmdlet, cmdlets)))
            .OfType<HelpTopic>()
            .ToArray();
    }

    // The output of a trained model is read as the trained model.
    private static CmdletDescription? ReaderOf(CmdletDescription cmdlet, IEnumerable<CmdletDescription> cmdlets) => cmdlets
        .Where(reader => reader.Name == $"Get-{reader.Noun}" && cmdlet.Noun.StartsWith(reader.Noun, StringComparison.Ordinal))
        .MaxBy(reader => reader.Noun.Length);

    private void CheckName(HelpPage page, Dictionary<string, CmdletDescription> cmdlets)
    {
        if (!cmdlets.ContainsKey(page.CmdletName))
            Report(page, page.Line, $"the module has no cmdlet {page.CmdletName}");
        if (Path.GetFileNameWithoutExtension(page.Path) != page.CmdletName)
            Report(page, page.Line, $"the page of {page.CmdletName} must be named {page.CmdletName}.md");
    }

    private HelpTopic? Topic(CmdletDescription cmdlet, HelpPage? page, IReadOnlyList<ParameterText> shared, CmdletDescription? reader)
    {
        if (page is null)
        {
            problems.Add(new Problem(Path.Combine(pagesFolder, cmdlet.Name + ".md"), 1, $"{cmdlet.Name} has no help page"));
            return null;
        }

        CheckProse(cmdlet, page);
        CheckOutputs(cmdlet, page);
        foreach (string operation in cmdlet.Operations.Where(operation => !permissions.Includes(operation)))
            Report(page, page.Line, $"api/permissions.json has no permissions for {operation}, which {cmdlet.Name} calls");
        return new HelpTopic(cmdlet, page, ParameterTexts(cmdlet, page, shared), permissions.Of(cmdlet, reader));
    }

    private void CheckProse(CmdletDescription cmdlet, HelpPage page)
    {
        if (page.Synopsis.Count == 0)
            Report(page, page.Line, $"{cmdlet.Name} has no SYNOPSIS");
        if (page.Description.Count == 0)
            Report(page, page.Line, $"{cmdlet.Name} has no DESCRIPTION");
        if (page.Examples.Count < MinExamples)
            Report(page, page.Line, $"{cmdlet.Name} has {page.Examples.Count} examples; at least {MinExamples} are required");
        foreach (HelpExample example in page.Examples.Where(example => example.Code is null))
            Report(page, example.Line, $"'{example.Title}' of {cmdlet.Name} has no code");
    }

    private void CheckOutputs(CmdletDescription cmdlet, HelpPage page)
    {
        IEnumerable<TypeText> described = page.Outputs.Where(output => output.TypeName != "None");
        foreach (TypeText output in described.Where(output => !cmdlet.OutputTypes.Contains(output.TypeName)))
            Report(page, output.Line, $"{cmdlet.Name} does not declare the output type {output.TypeName}");
        foreach (string type in cmdlet.OutputTypes.Where(type => page.Outputs.All(output => output.TypeName != type)))
            Report(page, page.Line, $"OUTPUTS of {cmdlet.Name} does not list {type}");
    }

    private Dictionary<string, ParameterText> ParameterTexts(CmdletDescription cmdlet, HelpPage page, IReadOnlyList<ParameterText> shared)
    {
        Dictionary<string, ParameterText> texts = [];
        foreach (ParameterDescription parameter in cmdlet.Parameters)
        {
            ParameterText? text = page.Parameters.FirstOrDefault(text => text.Name == parameter.Name)
                ?? shared.FirstOrDefault(text => text.Name == parameter.Name);
            if (text is null)
            {
                Report(page, page.Line, $"parameter -{parameter.Name} of {cmdlet.Name} is not described");
            }
            else if (text.Description.Count == 0)
            {
                problems.Add(new Problem(
                    text.Path, text.Line, $"parameter -{parameter.Name} of {cmdlet.Name} has a heading but no description"));
            }
            else
            {
                texts[parameter.Name] = text;
            }
        }

        foreach (ParameterText text in page.Parameters.Where(text => cmdlet.Parameters.All(parameter => parameter.Name != text.Name)))
            Report(page, text.Line, $"{cmdlet.Name} has no parameter -{text.Name}");
        foreach (ParameterText duplicate in page.Parameters.GroupBy(text => text.Name).SelectMany(group => group.Skip(1)))
            Report(page, duplicate.Line, $"parameter -{duplicate.Name} of {cmdlet.Name} is described twice");
        return texts;
    }

    private void ReportUnusedShared(IReadOnlyList<CmdletDescription> cmdlets, IReadOnlyList<ParameterText> shared)
    {
        HashSet<string> known = cmdlets.SelectMany(cmdlet => cmdlet.Parameters).Select(parameter => parameter.Name).ToHashSet();
        foreach (ParameterText text in shared.Where(text => !known.Contains(text.Name)))
            problems.Add(new Problem(text.Path, text.Line, $"no cmdlet has the shared parameter -{text.Name}"));
    }

    private void Report(HelpPage page, int line, string message) => problems.Add(new Problem(page.Path, line, message));
}
