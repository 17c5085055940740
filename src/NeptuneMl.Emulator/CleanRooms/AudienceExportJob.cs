namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>A job that exports an audience of a given size to S3.</summary>
internal sealed class AudienceExportJob(Identity identity, JsonElement request, Lifecycle lifecycle, AudienceGenerationJob audience)
    : StoredResource(identity, request, lifecycle)
{
    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        if (member != "outputLocation")
            base.WriteMember(output, member, now);
        else if (Lifecycle.StatusAt(now) == "ACTIVE")
            output.WriteString(member, $"{audience.OutputLocation}/{Uri.EscapeDataString(Name)}");
    }
}
