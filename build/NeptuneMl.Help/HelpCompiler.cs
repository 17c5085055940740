using System.Text;
using System.Xml;
using System.Xml.Linq;
using NeptuneMl.Help.Cmdlets;
using NeptuneMl.Help.Output;
using NeptuneMl.Help.Pages;

namespace NeptuneMl.Help;

/// <summary>Compiles a folder of Markdown pages and a compiled module to the help files of the module.</summary>
internal sealed class HelpCompiler(
    string assemblyPath, IReadOnlyList<string> referencePaths, string pagesFolder, string permissionsPath, string outputFolder)
{
    private const string SharedParametersFile = "_shared-parameters.md";
    private const string AboutPrefix = "about_";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the help files from all valid pages and returns the problems, ordered by file and line.</summary>
    public IReadOnlyList<Problem> Compile()
    {
        List<Problem> problems = [];
        HelpPageReader reader = new(problems);
        List<HelpPage> pages = [];
        IReadOnlyList<ParameterText> shared = [];
        Directory.CreateDirectory(outputFolder);

        foreach (string path in PageFiles())
        {
            string name = Path.GetFileName(path);
            string markdown = File.ReadAllText(path);
            if (name == SharedParametersFile)
                shared = reader.ReadSharedParameters(path, markdown);
            else if (name.StartsWith(AboutPrefix, StringComparison.Ordinal))
                File.WriteAllText(OutputFile(Path.GetFileNameWithoutExtension(path) + ".help.txt"), AboutTopicWriter.Write(markdown), Utf8);
            else if (reader.ReadPage(path, markdown) is { } page)
                pages.Add(page);
        }

        IReadOnlyList<CmdletDescription> cmdlets = CmdletReader.Read(assemblyPath, referencePaths);
        HelpMatch match = new(pagesFolder, PermissionText.Read(permissionsPath), problems);
        IReadOnlyList<HelpTopic> topics = match.Match(cmdlets, pages, shared);
        WriteXml(OutputFile(Path.GetFileName(assemblyPath) + "-Help.xml"), MamlWriter.Write(topics));
        return problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line).ToArray();
    }

    private IEnumerable<string> PageFiles() =>
        Directory.Exists(pagesFolder)
            ? Directory.EnumerateFiles(pagesFolder, "*.md").Order(StringComparer.Ordinal)
            : [];

    private string OutputFile(string name) => Path.Combine(outputFolder, name);

    private static void WriteXml(string path, XDocument document)
    {
        XmlWriterSettings settings = new() { Encoding = Utf8, Indent = true, NewLineChars = "\n" };
        using XmlWriter writer = XmlWriter.Create(path, settings);
        document.Save(writer);
    }
}
