using System.Management.Automation;
using System.Xml.Linq;

namespace NeptuneMl.Help.Tests;

/// <summary>A folder of pages for the sample cmdlets, sound until a test changes a file.</summary>
public sealed class HelpFolder : IDisposable
{
    public const string Page = """
        ---
        external help file: Sample.dll-Help.xml
        online version: https://example.com/start-lamp
        ---

        # Start-Lamp

        ## SYNOPSIS

        Switches a lamp on.

        ## DESCRIPTION

        Finds the lamp
        and switches it on.

        See [the manual](https://example.com/manual) first:

        - one `lamp` at a time
        - never *two*

        ## EXAMPLES

        ### Example 1: By name

        One lamp.

        ```powershell
        Start-Lamp desk |
            Format-List
        ```

        It is on:

        ```output
        Name  : desk
        State : on
        ```

        ### Example 2: By number

        ```powershell
        Start-Lamp -Id 7
        ```

        ## PARAMETERS

        ### -Id

        Number of the lamp.

        ### -Name

        Name of the lamp.

        ### -Color

        Colour of the light.

        ```yaml
        Default value: White
        ```

        ### -Level

        How bright.

        ### -Dim

        Starts dimmed.

        ## OUTPUTS

        ### System.Collections.Hashtable

        The lamp.

        ## NOTES

        Lamps get hot.

        ## RELATED LINKS

        [Stop-Lamp](Stop-Lamp.md)

        - [Manual](https://example.com/manual)
        """;

    private const string StopPage = """
        # Stop-Lamp

        ## SYNOPSIS

        Switches a lamp off.

        ## DESCRIPTION

        Switches it off.

        ## EXAMPLES

        ### Example 1: Any lamp

        ```powershell
        Stop-Lamp
        ```

        ### Example 2: In one room

        ```powershell
        Stop-Lamp -Room attic
        ```
        """;

    public const string Shared = """
        # Shared parameters

        ### -Room

        Room of the lamp.

        ### -WhatIf

        Says what would happen.

        ### -Confirm

        Asks first.
        """;

    public const string PermissionsFile = "permissions.json";

    public const string Permissions = """
        {
          "sources": { "manual": "https://example.com/manual" },
          "services": {
            "lamps": {
              "SwitchOn": [
                { "action": "lamps:SwitchOn", "source": "manual" },
                { "action": "rooms:Enter", "source": "manual" },
                { "action": "lamps:Paint", "member": "light.color", "source": "manual" },
                { "action": "paints:Mix", "member": "light.color", "source": "manual" },
                { "action": "lamps:Number", "member": "id", "source": "manual" }
              ],
              "ReadLamp": [{ "action": "lamps:ReadStatus", "source": "manual" }, { "action": "rooms:Enter", "source": "manual" }],
              "ListLamps": [{ "action": "lamps:List", "source": "manual" }]
            }
          }
        }
        """;

    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    private readonly string root = Directory.CreateTempSubdirectory().FullName;

    public HelpFolder()
    {
        Directory.CreateDirectory(Pages);
        Put("Start-Lamp.md", Page);
        Put("Stop-Lamp.md", StopPage);
        Put("_shared-parameters.md", Shared);
        Put(PermissionsFile, Permissions);
    }

    public string Pages => Path.Combine(root, "pages");

    public string Output => Path.Combine(root, "output");

    public void Put(string file, string markdown) => File.WriteAllText(Path.Combine(Pages, file), markdown);

    public void Remove(string file) => File.Delete(Path.Combine(Pages, file));

    /// <summary>What the compiler complains about, each as "file:line message".</summary>
    public string[] Problems() =>
        Compile().Select(problem => $"{Path.GetFileName(problem.Path)}:{problem.Line} {problem.Message}").ToArray();

    /// <summary>The MAML of a sample cmdlet, from pages that must be sound.</summary>
    public XElement Maml(string cmdlet = "Start-Lamp")
    {
        Assert.Empty(Problems());
        return XDocument.Load(Path.Combine(Output, "NeptuneMl.Help.Tests.dll-Help.xml"))
            .Descendants(Command + "command")
            .Single(command => command.Descendants(Command + "name").First().Value == cmdlet);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private IReadOnlyList<Problem> Compile()
    {
        string assembly = typeof(StartLampCommand).Assembly.Location;
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string[] references = [.. platform.Split(Path.PathSeparator).Where(path => path != assembly), typeof(PSCmdlet).Assembly.Location];
        return new HelpCompiler(assembly, references.Distinct().ToArray(), Pages, Path.Combine(Pages, PermissionsFile), Output).Compile();
    }
}
