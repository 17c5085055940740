namespace NeptuneMl.Emulator.Tests.Neptune;

/// <summary>Brings an emulator into the states that tests of later stages begin with.</summary>
internal static class NeptuneJobs
{
    public static object DataProcessing(string id) =>
        new { id, inputDataS3Location = "s3://bucket/export", processedDataS3Location = "s3://bucket/processed/" };

    public static object Training(string id, string dataProcessingJobId) =>
        new { id, dataProcessingJobId, trainModelS3Location = "s3://bucket/models", maxHPONumberOfTrainingJobs = 2 };

    public static object Transform(string id, string dataProcessingJobId, string mlModelTrainingJobId) =>
        new { id, dataProcessingJobId, mlModelTrainingJobId, modelTransformOutputS3Location = "s3://bucket/transform" };

    public static async Task CompleteDataProcessingAsync(this TestEmulator emulator, string id)
    {
        await emulator.PostOkAsync("/ml/dataprocessing", DataProcessing(id));
        emulator.PassTime(1);
    }

    public static async Task CompleteTrainingAsync(this TestEmulator emulator, string dataProcessingId, string id)
    {
        await emulator.CompleteDataProcessingAsync(dataProcessingId);
        await emulator.PostOkAsync("/ml/modeltraining", Training(id, dataProcessingId));
        emulator.PassTime(1);
    }
}
