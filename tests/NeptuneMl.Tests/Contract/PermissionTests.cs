using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

public sealed class PermissionTests
{
    public static TheoryData<string> Operations => [.. ServiceApi.AllOperations.Select(operation => operation.Name)];

    public static TheoryData<string, string> Calls
    {
        get
        {
            TheoryData<string, string> calls = [];
            foreach (Operation operation in Surface.Operations)
            {
                calls.Add(operation.Name, "every member");
                calls.Add(operation.Name, "required members");
            }

            return calls;
        }
    }

    [Fact]
    public void Permissions_cover_exactly_the_operations_of_both_services()
    {
        Assert.Equal(77, ServiceApi.AllOperations.Count);
        foreach (ServiceApi api in new[] { ServiceApi.Neptune, ServiceApi.CleanRooms })
        {
            Assert.Equal(
                api.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal),
                ServiceApi.Permissions["services"]![api.Id]!.AsObject().Select(operation => operation.Key).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Permissions_of_an_operation_follow_from_its_name_and_its_input(string name)
    {
        Operation operation = ServiceApi.Find(name);
        Permission[] expected = [.. Expected(operation)];

        Assert.Equal(
            expected.OrderBy(permission => $"{permission}", StringComparer.Ordinal),
            Permission.Of(operation).OrderBy(permission => $"{permission}", StringComparer.Ordinal));
        Assert.Equal(expected[0], Permission.Of(operation)[0]);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Access_denied_names_the_actions_that_the_call_needs(string name, string which)
    {
        Operation operation = ServiceApi.Find(name);
        JsonObject input = (which == "every member" ? Surface.FullInputs(operation) : Surface.RequiredInputs(operation))[0];

        NeptuneMLException error = await DeniedAsync(operation, input, "Not for you.");

        Assert.Equal(("AccessDenied", name, 403), (error.ErrorId, error.Operation, error.HttpStatus));
        Permission[] needed = [.. Permission.Of(operation)
            .Where(permission => permission.Member is null || CmdletInput.At(input, permission.Member) is not null)];
        Assert.Equal(
            needed.Select(permission => permission.Action).Order(StringComparer.Ordinal),
            ActionsIn(error.RecommendedAction!).Order(StringComparer.Ordinal));
        foreach (Permission role in needed.Where(permission => permission.Action == "iam:PassRole"))
            Assert.Contains($"iam:PassRole on {CmdletInput.At(input, role.Member!)}", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Access_denied_names_the_action_and_the_resource_of_the_service_s_message(string name)
    {
        Operation operation = ServiceApi.Find(name);
        string words =
            "User: arn:aws:sts::123456789012:assumed-role/Analyst/ann is not authorized to perform: kms:CreateGrant on resource: "
            + "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d because no identity-based policy allows the kms:CreateGrant action";

        NeptuneMLException error = await DeniedAsync(operation, Surface.FullInputs(operation)[0], words);

        Assert.Contains("assumed-role/Analyst/ann", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Allow kms:CreateGrant on arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d",
            error.RecommendedAction,
            StringComparison.Ordinal);
        Assert.Equal(["kms:CreateGrant"], ActionsIn(error.RecommendedAction!));
    }

    private static async Task<NeptuneMLException> DeniedAsync(Operation operation, JsonObject input, string words)
    {
        JsonObject body = operation.Service == ServiceApi.Neptune
            ? new() { ["requestId"] = "r-1", ["code"] = "AccessDeniedException", ["detailedMessage"] = words }
            : new() { ["message"] = words };
        await using ScriptedServer server = new(
            ScriptedResponse.Json(body.ToJsonString(), 403, ("x-amzn-ErrorType", "AccessDeniedException")));
        return await Assert.ThrowsAsync<NeptuneMLException>(() => new ServiceCalls(server.Url).CallAsync(operation, input));
    }

    // What the service authorization reference and the documentation of custom models say, told once more without the file.
    private static IEnumerable<Permission> Expected(Operation operation)
    {
        if (operation.Service == ServiceApi.Neptune)
        {
            string action = operation.Name switch
            {
                // Of a query that reads; others need more.
                "ExecuteGremlinQuery" => "ReadDataViaQuery",
                string read when read.StartsWith("GetML", StringComparison.Ordinal) => read + "Status",
                string other => other,
            };
            yield return new Permission("neptune-db:" + action, null);
            yield break;
        }

        // IAM writes this action with a capital T.
        yield return new Permission("cleanrooms-ml:" + (operation.Name == "UntagResource" ? "UnTagResource" : operation.Name), null);
        string[] members = [.. operation.InputMembers.Select(member => member.Name)];
        if (members.Contains("membershipIdentifier")) yield return new Permission("cleanrooms:PassMembership", null);
        if (members.Contains("collaborationIdentifier")) yield return new Permission("cleanrooms:PassCollaboration", null);
        if (members.Contains("collaborationId")) yield return new Permission("cleanrooms:PassCollaboration", "collaborationId");
        if (operation.Name == "StartAudienceGenerationJob") yield return new Permission("cleanrooms:ListMembers", "collaborationId");
        foreach (string role in Surface.Leaves(operation).Where(
            leaf => leaf == "roleArn" || leaf.EndsWith(".roleArn", StringComparison.Ordinal)))
        {
            yield return new Permission("iam:PassRole", role);
        }

        if (members.Contains("tags") && operation.Name != "TagResource") yield return new Permission("cleanrooms-ml:TagResource", "tags");
    }

    private static IEnumerable<string> ActionsIn(string text) =>
        text.Split(' ').Select(word => word.TrimEnd(',', '.')).Where(word => word.Count(letter => letter == ':') == 1);

    private sealed record Permission(string Action, string? Member)
    {
        public static IReadOnlyList<Permission> Of(Operation operation) =>
            [.. ServiceApi.Permissions["services"]![operation.Service.Id]![operation.Name]!.AsArray()
                .Select(item => new Permission((string)item!["action"]!, (string?)item["member"]))];
    }
}
