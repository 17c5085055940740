using System.Text.RegularExpressions;
using NeptuneMl.Emulator.Access;
using NeptuneMl.Emulator.Neptune;

namespace NeptuneMl.Emulator.Gremlin;

/// <summary>Gremlin queries that ask an inference endpoint.</summary>
internal sealed partial class GremlinQueries(
    EmulatorEnvironment environment, Endpoints endpoints, ClusterRoles roles, DeniedActions denied) : IResource
{
    private const string InvokeEndpoint = "sagemaker:InvokeEndpoint";
    private const string ReadMetadata = "s3:GetObject";

    public void Register(OperationTable operations) => operations.Add("ExecuteGremlinQuery", Execute);

    private void Execute(OperationInput input, Utf8JsonWriter output)
    {
        IReadOnlyList<object> results;
        try
        {
            InferenceQuery query = InferenceQuery.Parse(input.RequiredText("gremlinQuery"));
            results = new Traversal(query, Model(query)).Run();
        }
        catch (GremlinSyntaxException error)
        {
            throw NeptuneMLErrors.Malformed(error);
        }

        GraphSonWriter writer = new(output, input.Text("serializer"));
        output.WriteString("requestId", Guid.NewGuid());
        output.WriteStartObject("status");
        output.WriteString("message", "");
        output.WriteNumber("code", 200);
        output.WritePropertyName("attributes");
        writer.WriteEmptyMap();
        output.WriteEndObject();
        output.WriteStartObject("result");
        output.WritePropertyName("data");
        writer.WriteList(results);
        output.WritePropertyName("meta");
        writer.WriteEmptyMap();
        output.WriteEndObject();
    }

    private InferenceModel Model(InferenceQuery query)
    {
        string address = query.Endpoint ?? throw NeptuneMLErrors.NoEndpoint;
        if (EndpointAddress().Match(address) is not { Success: true } match)
            throw NeptuneMLErrors.InvalidEndpoint;
        if (query.IamRoleArn is { } given && !RoleArn().IsMatch(given))
            throw NeptuneMLErrors.InvalidRole;

        string role = roles.RoleOf(query.IamRoleArn, environment);
        string name = match.Groups["name"].Value;
        Endpoint endpoint = endpoints.FindServing(name) ?? throw NeptuneMLErrors.EndpointNotFound(address);
        if (denied.IsDenied(InvokeEndpoint))
            throw NeptuneMLErrors.InvocationDenied(role, environment.Arn("sagemaker", $"endpoint/{endpoint.Name}"));
        if (query.IsInductive && denied.IsDenied(ReadMetadata))
            throw NeptuneMLErrors.MetadataUnreachable;
        ServedModel model = endpoint.ModelAt(environment.Now);
        if (query.IsInductive && !environment.HasBucketOf(model.Location))
            throw NeptuneMLErrors.MetadataMissing;
        return new InferenceModel(model.Source);
    }

    // The id or name of an endpoint, or the URL that SageMaker has for it.
    [GeneratedRegex(
        @"\A(?<url>https://runtime\.sagemaker\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/endpoints/)?(?<name>[A-Za-z0-9-]{1,63})"
        + @"(?(url)/invocations)\z")]
    private static partial Regex EndpointAddress();

    [GeneratedRegex(@"\Aarn:aws[-a-z]*:iam::[0-9]{12}:role/[!-~]+\z")]
    private static partial Regex RoleArn();
}
