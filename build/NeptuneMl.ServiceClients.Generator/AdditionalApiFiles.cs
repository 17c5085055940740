using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NeptuneMl.ServiceClients.Generator;

internal static class AdditionalApiFiles
{
    /// <summary>Selects the additional files whose metadata <c>NeptuneMlApi</c> has the given value.</summary>
    public static IncrementalValuesProvider<ApiFile> ApiFiles(this IncrementalGeneratorInitializationContext context, string use) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.NeptuneMlApi", out string? value)
                && value == use)
            .Select((pair, cancellation) => new ApiFile(pair.Left.Path, pair.Left.GetText(cancellation)?.ToString() ?? ""));

    /// <summary>Registers the sources that are generated from each service's API and from one further file about it.</summary>
    /// <param name="context">The context of the generator.</param>
    /// <param name="use">The metadata <c>NeptuneMlApi</c> of the further file; the services' files have <c>rules</c>.</param>
    /// <param name="read">Reads the further file.</param>
    /// <param name="emit">Emits the sources, each with the end of its file name.</param>
    public static void RegisterSources<T>(
        this IncrementalGeneratorInitializationContext context, string use, Func<string, ServiceApi, T> read,
        Func<ServiceApi, T, (string Name, string Source)[]> emit)
    {
        IncrementalValueProvider<ImmutableArray<ApiFile>> files = context.ApiFiles(use).Collect();
        context.RegisterSourceOutput(context.ApiFiles("rules").Combine(files), (output, input) =>
        {
            (ApiFile current, ImmutableArray<ApiFile> further) = input;
            try
            {
                ServiceApi api = ApiReader.Read(current.Text);
                if (further.Length != 1)
                    throw new JsonFormatException($"exactly one file must have the metadata NeptuneMlApi={use}", 0);
                current = further[0];
                T facts = read(current.Text, api);
                current = input.Left;
                foreach ((string name, string source) in emit(api, facts)) output.AddSource($"{api.Name}.{name}.g.cs", source);
            }
            catch (JsonFormatException invalid)
            {
                output.ReportDiagnostic(current.Error(invalid.Message, invalid.Position));
            }
        });
    }
}
