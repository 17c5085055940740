namespace NeptuneMl.Emulator.CleanRooms;

/// <summary>The resource policies of configured audience models. The API has no ConflictException here: a condition that does not hold is a
/// ValidationException, and a missing policy is a ResourceNotFoundException.</summary>
internal sealed class AudienceModelPolicies(ConfiguredAudienceModels models) : IResource
{
    private const string Document = "configuredAudienceModelPolicy";

    private readonly object _gate = new();

    public void Register(OperationTable operations)
    {
        operations.Add("PutConfiguredAudienceModelPolicy", Put);
        operations.Add("GetConfiguredAudienceModelPolicy", Get);
        operations.Add("DeleteConfiguredAudienceModelPolicy", Delete);
    }

    private void Put(OperationInput input, Utf8JsonWriter output)
    {
        ConfiguredAudienceModel model = models.All.Require(input);
        AudienceModelPolicy policy = new(input.RequiredText(Document));
        CheckDocument(policy.Document);
        lock (_gate)
        {
            CheckCondition(model, input.Text("policyExistenceCondition"), input.Text("previousPolicyHash"));
            model.Policy = policy;
        }

        Write(output, policy);
    }

    private void Get(OperationInput input, Utf8JsonWriter output)
    {
        ConfiguredAudienceModel model = models.All.Require(input);
        AudienceModelPolicy policy = RequirePolicy(model);
        model.Identity.WriteArn(output);
        Write(output, policy);
    }

    private void Delete(OperationInput input, Utf8JsonWriter output)
    {
        ConfiguredAudienceModel model = models.All.Require(input);
        lock (_gate)
        {
            RequirePolicy(model);
            model.Policy = null;
        }
    }

    private static void CheckDocument(string document)
    {
        try
        {
            using JsonDocument policy = JsonDocument.Parse(document);
            if (policy.RootElement.ValueKind == JsonValueKind.Object)
                return;
        }
        catch (JsonException)
        {
            // Reported below, like valid JSON that is not an object.
        }

        throw CleanRoomsErrors.Validation($"{Document}: must be a JSON object.");
    }

    private static void CheckCondition(ConfiguredAudienceModel model, string? existence, string? previousHash)
    {
        if (existence == "POLICY_MUST_EXIST")
            RequirePolicy(model);
        if (existence == "POLICY_MUST_NOT_EXIST" && model.Policy is not null)
            throw CleanRoomsErrors.Validation($"policyExistenceCondition: the {model.Identity} has a policy already.");
        if (previousHash is not null && previousHash != model.Policy?.Hash)
            throw CleanRoomsErrors.Validation("previousPolicyHash: is not the hash of the present policy, which has been changed since.");
    }

    private static AudienceModelPolicy RequirePolicy(ConfiguredAudienceModel model) =>
        model.Policy ?? throw CleanRoomsErrors.NotFound($"The {model.Identity} has no policy.");

    private static void Write(Utf8JsonWriter output, AudienceModelPolicy policy)
    {
        output.WriteString(Document, policy.Document);
        output.WriteString("policyHash", policy.Hash);
    }
}
