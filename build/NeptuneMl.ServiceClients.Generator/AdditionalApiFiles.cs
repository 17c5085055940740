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
}
