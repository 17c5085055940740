using System.Security.Cryptography;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>The JSON files that jobs leave in S3, with the names and members of the Neptune user guide and of AWS's neptuneml-toolkit. The
/// numbers follow from the id of the job.</summary>
internal static class ModelFiles
{
    private static readonly string[] s_classes = ["0", "1", "2"];

    /// <summary>Adds the files of a data processing job.</summary>
    public static void AddProcessing(EmulatorEnvironment environment, NeptuneJob job, string location)
    {
        environment.Files.Add(location, "train_instance_recommendation.json", job.IsCompletedAt, () => Text(json =>
        {
            json.WriteString("instance", "ml.g4dn.2xlarge");
            json.WriteString("cpu_instance", "ml.r5.xlarge");
            json.WriteString("disk_size", $"{10 + Index(job, "disk", 40)} GB");
            json.WriteString("mem_size", $"{4 + Index(job, "memory", 12)} GB");
        }));
        environment.Files.Add(location, "model-hpo-configuration.json", job.IsCompletedAt, () => Text(WriteTuning));
    }

    /// <summary>Adds the files of a training job.</summary>
    public static void AddTraining(EmulatorEnvironment environment, NeptuneJob job, string location)
    {
        AddReport("eval_metrics_info.json", "validation");
        AddReport("test_metrics_info.json", "test");
        AddEndpointInstance(environment, job, location);

        void AddReport(string name, string dataset) =>
            environment.Files.Add(location, name, job.IsCompletedAt, () => Text(json => WriteReport(json, job, dataset)));
    }

    /// <summary>Adds the recommendation for an endpoint.</summary>
    public static void AddEndpointInstance(EmulatorEnvironment environment, NeptuneJob job, string location) =>
        environment.Files.Add(location, "infer_instance_recommendation.json", job.IsCompletedAt, () => Text(json =>
        {
            json.WriteString("instance", "ml.m5d.xlarge");
            json.WriteString("disk_size", $"{4 + Index(job, "disk", 20)} GB");
            json.WriteString("mem_size", $"{2 + Index(job, "memory", 8)} GB");
        }));

    private static void WriteTuning(Utf8JsonWriter json)
    {
        json.WriteStartArray("models");
        json.WriteStartObject();
        json.WriteString("model", "rgcn");
        json.WriteString("task_type", "node_class");
        json.WriteStartObject("eval_metric");
        json.WriteString("metric", "acc");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // A classification report of scikit-learn, as the toolkit saves it.
    private static void WriteReport(Utf8JsonWriter json, NeptuneJob job, string dataset)
    {
        foreach (string name in s_classes) WriteScores(json, job, dataset, name, 40 + Index(job, name, 80));
        json.WriteNumber("accuracy", Score(job, $"{dataset} accuracy"));
        WriteScores(json, job, dataset, "macro avg", 240);
        WriteScores(json, job, dataset, "weighted avg", 240);
        json.WriteNumber("roc_auc_score", Score(job, $"{dataset} roc_auc_score"));
    }

    private static void WriteScores(Utf8JsonWriter json, NeptuneJob job, string dataset, string label, int support)
    {
        json.WriteStartObject(label);
        foreach (string metric in new[] { "precision", "recall", "f1-score" })
            json.WriteNumber(metric, Score(job, $"{dataset} {label} {metric}"));
        json.WriteNumber("support", support);
        json.WriteEndObject();
    }

    private static double Score(NeptuneJob job, string name) => Math.Round(0.7 + (0.25 * Index(job, name, 10_000) / 10_000), 4);

    private static int Index(NeptuneJob job, string name, int count) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{job.Id} {name}"))) % (uint)count);

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
