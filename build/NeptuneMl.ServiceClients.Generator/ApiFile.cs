using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Location = Microsoft.CodeAnalysis.Location;

namespace NeptuneMl.ServiceClients.Generator;

/// <summary>An API description among the additional files of a project.</summary>
internal sealed record ApiFile(string Path, string Text)
{
    private static readonly DiagnosticDescriptor Invalid = new(
        "NML001",
        "Invalid API description",
        "The API description is not valid: {0}",
        "NeptuneMl.Api",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public Diagnostic Error(string message, int position)
    {
        SourceText source = SourceText.From(Text);
        TextSpan span = new(Math.Min(position, source.Length), 0);
        return Diagnostic.Create(Invalid, Location.Create(Path, span, source.Lines.GetLinePositionSpan(span)), message);
    }
}
