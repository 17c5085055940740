using Amazon.Neptunedata.Model;

namespace NeptuneMl.Core.Workflows;

/// <summary>What an endpoint serves: the members of <c>CreateMLEndpoint</c> that Neptune does not return.</summary>
internal sealed record PublishedModel
{
    public string? MLModelTrainingJobId { get; init; }

    public string? MLModelTransformJobId { get; init; }

    public string? ModelName { get; init; }

    public string? InstanceType { get; init; }

    public int? InstanceCount { get; init; }

    public string? NeptuneIamRoleArn { get; init; }

    public string? VolumeEncryptionKMSKey { get; init; }

    /// <summary>The model of a request.</summary>
    public static PublishedModel Of(CreateMLEndpointRequest request) => new()
    {
        MLModelTrainingJobId = request.MlModelTrainingJobId,
        MLModelTransformJobId = request.MlModelTransformJobId,
        ModelName = request.ModelName,
        InstanceType = request.InstanceType,
        InstanceCount = request.InstanceCount,
        NeptuneIamRoleArn = request.NeptuneIamRoleArn,
        VolumeEncryptionKMSKey = request.VolumeEncryptionKMSKey,
    };

    /// <summary>The input that serves the model under an ID.</summary>
    /// <param name="endpointId">The ID.</param>
    /// <param name="prefix">The beginning of the names of the parameters with the jobs, for errors.</param>
    public ApiInput ToInput(string endpointId, string prefix = "")
    {
        ApiInput input = new();
        input.Add("id", "EndpointId", endpointId);
        input.Add("mlModelTrainingJobId", prefix + nameof(MLModelTrainingJobId), MLModelTrainingJobId);
        input.Add("mlModelTransformJobId", prefix + nameof(MLModelTransformJobId), MLModelTransformJobId);
        input.Add("modelName", nameof(ModelName), ModelName);
        input.Add("instanceType", nameof(InstanceType), InstanceType);
        input.Add("instanceCount", nameof(InstanceCount), InstanceCount);
        input.Add("neptuneIamRoleArn", nameof(NeptuneIamRoleArn), NeptuneIamRoleArn);
        input.Add("volumeEncryptionKMSKey", nameof(VolumeEncryptionKMSKey), VolumeEncryptionKMSKey);
        return input;
    }

    public override string ToString() => MLModelTransformJobId is { } transform
        ? $"transform job '{transform}'"
        : $"training job '{MLModelTrainingJobId}'";
}
