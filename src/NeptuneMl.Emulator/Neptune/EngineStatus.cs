namespace NeptuneMl.Emulator.Neptune;

/// <summary>The status of the database engine: a healthy writer instance.</summary>
internal sealed class EngineStatus(EmulatorEnvironment environment) : IResource
{
    private readonly string _startTime = environment.Now.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);

    public void Register(OperationTable operations) => operations.Add("GetEngineStatus", Get);

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        output.WriteString("status", environment.EngineStatus);
        output.WriteString("startTime", _startTime);
        output.WriteString("dbEngineVersion", "1.4.5.0");
        output.WriteString("role", "writer");
        output.WriteString("dfeQueryEngine", "viaQueryHint");
        WriteLanguage("gremlin", "tinkerpop-3.7.1");
        WriteLanguage("sparql", "sparql-1.1");
        WriteLanguage("opencypher", "Neptune-9.0.20190305-1.0");
        output.WriteStartObject("labMode");
        output.WriteString("ObjectIndex", "disabled");
        output.WriteString("ReadWriteConflictDetection", "enabled");
        output.WriteEndObject();
        output.WriteStartObject("features");
        WriteFeature("ResultCache", "disabled");
        WriteFeature("IAMAuthentication", "disabled");
        WriteFeature("Streams", "disabled");
        WriteFeature("AuditLog", "disabled");
        output.WriteEndObject();
        output.WriteStartObject("settings");
        output.WriteString("clusterQueryTimeoutInMs", "120000");
        output.WriteString("SlowQueryLogs", "disabled");
        output.WriteEndObject();

        void WriteLanguage(string name, string version)
        {
            output.WriteStartObject(name);
            output.WriteString("version", version);
            output.WriteEndObject();
        }

        void WriteFeature(string name, string status)
        {
            output.WriteStartObject(name);
            output.WriteString("status", status);
            output.WriteEndObject();
        }
    }
}
