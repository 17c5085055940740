using Amazon.Neptunedata.Model;

namespace NeptuneMl.Core.NeptuneML;

/// <summary>The parts that several Neptune answers share.</summary>
internal static class Results
{
    public static SageMakerResource? Resource(MlResourceDefinition? definition) => definition is null ? null : new SageMakerResource
    {
        Name = definition.Name,
        Arn = definition.Arn,
        Status = definition.Status,
        OutputLocation = definition.OutputLocation,
        FailureReason = definition.FailureReason,
        CloudwatchLogUrl = definition.CloudwatchLogUrl,
    };

    public static ModelReference? Model(MlConfigDefinition? definition) =>
        definition is null ? null : new ModelReference { Name = definition.Name, Arn = definition.Arn };

    public static ModelReference[] Models(List<MlConfigDefinition>? definitions) =>
        definitions is null ? [] : [.. definitions.Select(definition => Model(definition)!)];
}
