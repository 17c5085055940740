namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>An ML input channel: the result of a protected query, stored for training and inference.</summary>
internal sealed class InputChannel(Identity identity, JsonElement request, Lifecycle lifecycle, AccessBudgets budgets)
    : StoredResource(identity, request, lifecycle)
{
    public ProtectedQuery Query { get; } = new(request.GetProperty("inputChannel"));

    public override void WriteMember(Utf8JsonWriter output, string member, DateTimeOffset now)
    {
        string status = Lifecycle.StatusAt(now);
        bool isReady = status == "ACTIVE";
        switch (member)
        {
            case "protectedQueryIdentifier":
                if (status != "CREATE_PENDING")
                    output.WriteString(member, Derived.Id($"query of {Identity.Arn}"));
                break;
            case "numberOfRecords":
                if (isReady)
                    output.WriteNumber(member, Query.Records);
                break;
            case "numberOfFiles":
                if (isReady)
                    output.WriteNumber(member, Query.Files);
                break;
            case "sizeInGb":
                if (isReady)
                    output.WriteNumber(member, Query.Gigabytes);
                break;
            case "privacyBudgets":
                budgets.Write(output, member, Identity.MembershipId!, Query.Tables, now);
                break;
            case "syntheticDataConfiguration":
                if (Query.IsSynthetic)
                    Query.WriteSyntheticData(output, member, isReady);
                break;
            default:
                base.WriteMember(output, member, now);
                break;
        }
    }
}
