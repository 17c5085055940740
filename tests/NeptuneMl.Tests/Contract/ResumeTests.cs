using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeptuneMl.TestKit.Http;
using NeptuneMl.TestKit.Samples;
using NeptuneMl.Tests.Calls;

namespace NeptuneMl.Tests.Contract;

/// <summary>
/// <c>-Resume</c> over the whole surface: each operation that creates something, and each member that the service shows of what exists.
/// </summary>
public sealed class ResumeTests
{
    private const string Elsewhere = "s3://another-bucket/folder";

    /// <summary>Operation, which of its alternative inputs, and a leaf of what the service shows.</summary>
    public static TheoryData<string, int, string> ShownLeaves
    {
        get
        {
            TheoryData<string, int, string> cases = [];
            foreach (Existing existing in All)
            {
                foreach ((string path, _) in Leaves(existing.Shown, "").Where(leaf => leaf.Path != existing.FoundBy))
                {
                    cases.Add(
                    existing.Creation.Name,
                    existing.Alternative,
                    path);
                }
            }

            return cases;
        }
    }

    /// <summary>The same for each whole list and map of strings.</summary>
    public static TheoryData<string, int, string> ShownCollections
    {
        get
        {
            TheoryData<string, int, string> cases = [];
            foreach (Existing existing in All)
                foreach ((string path, _) in Collections(existing.Shown, "")) cases.Add(existing.Creation.Name, existing.Alternative, path);
            return cases;
        }
    }

    /// <summary>The same for each member that the service may leave out.</summary>
    public static TheoryData<string, int, string> OptionalMembers
    {
        get
        {
            TheoryData<string, int, string> cases = [];
            foreach (Existing existing in All)
                foreach (string member in existing.Optional) cases.Add(existing.Creation.Name, existing.Alternative, member);
            return cases;
        }
    }

    public static TheoryData<string, int> Creations
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (Existing existing in All) cases.Add(existing.Creation.Name, existing.Alternative);
            return cases;
        }
    }

    /// <summary>Neptune's operations, and the parts of a job whose output location the service shows.</summary>
    public static TheoryData<string, string> Outputs
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (Operation creation in ServiceApi.Neptune.Operations.Where(operation => LocationOf(operation) is not null))
            {
                foreach (Member part in ReaderOf(creation).Output!.Members.Where(member => member.Shape == "MlResourceDefinition"))
                {
                    cases
                    .Add(creation.Name, part.Name);
                }
            }

            return cases;
        }
    }

    private static IEnumerable<Existing> All => Surface.Operations.Where(IsCreation)
        .SelectMany(operation => Enumerable.Range(0, Surface.FullInputs(operation).Count)
            .Select(alternative => new Existing(operation, alternative)));

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task Existing_resource_with_the_requested_values_is_adopted(string creation, int alternative)
    {
        Existing existing = new(ServiceApi.Find(creation), alternative);

        Assert.NotNull(await existing.FindAsync());
    }

    [Theory]
    [MemberData(nameof(ShownLeaves))]
    public async Task Different_member_value_is_a_mismatch_that_names_parameter_and_values(string creation, int alternative, string path)
    {
        Existing existing = new(ServiceApi.Find(creation), alternative);
        JsonValue requested = (JsonValue)At(existing.Shown, path), other = Changed(requested);
        requested.ReplaceWith(other);

        NeptuneMLException error = await existing.MismatchAsync();

        Assert.Contains($"-{existing.ParameterAt(path)}", error.Message, StringComparison.Ordinal);
        // Values of environment variables may be secrets.
        bool isShown = !path.StartsWith("environment.", StringComparison.Ordinal);
        Assert.Equal(isShown, error.Message.Contains($"'{Text(requested)}' in the request", StringComparison.Ordinal));
        Assert.Equal(isShown, error.Message.Contains($"'{Text(other)}' in the existing resource", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ShownCollections))]
    public async Task List_or_map_without_a_requested_item_is_a_mismatch(string creation, int alternative, string path)
    {
        Existing existing = new(ServiceApi.Find(creation), alternative);
        switch (At(existing.Shown, path))
        {
            case JsonArray list: list.RemoveAt(0); break;
            case JsonObject map: map.Remove(map.First().Key); break;
        }

        NeptuneMLException error = await existing.MismatchAsync();

        Assert.Contains($"-{existing.ParameterAt(path)}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ShownCollections))]
    public async Task List_or_map_with_an_extra_item_is_a_mismatch_unless_inherited(string creation, int alternative, string path)
    {
        Existing existing = new(ServiceApi.Find(creation), alternative);
        switch (At(existing.Shown, path))
        {
            case JsonArray list: list.Add(list[0]!.DeepClone()); break;
            case JsonObject map: map["more"] = "more"; break;
        }

        if (path is "tags" || path.EndsWith(".spark", StringComparison.Ordinal)) Assert.NotNull(await existing.FindAsync());
        else await existing.MismatchAsync();
    }

    [Theory]
    [MemberData(nameof(OptionalMembers))]
    public async Task Member_missing_from_the_response_is_not_compared_or_filled(string creation, int alternative, string member)
    {
        Existing existing = new(ServiceApi.Find(creation), alternative);
        JsonNode requested = existing.Shown[member]!.DeepClone();
        existing.Shown.Remove(member);

        object found = (await existing.FindAsync())!;

        string text = JsonSerializer.Serialize(found, found.GetType());
        string[] others = [.. Leaves(existing.Shown, "").Select(leaf => Text(leaf.Value))];
        foreach ((string path, JsonValue value) in Leaves(requested, member))
        {
            if (value.GetValueKind() != JsonValueKind.String || Text(value).Length < 8 || others.Contains(Text(value))) continue;
            Assert.False(
                text.Contains(JsonSerializer.Serialize(Text(value))[1..^1], StringComparison.Ordinal),
                $"{path} is in the result: {text}");
        }
    }

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task Result_contains_only_values_of_the_response(string creation, int alternative)
    {
        Existing existing = new(ServiceApi.Find(creation), alternative);
        HashSet<string> shown = [.. Leaves(existing.Shown, "").Select(leaf => Text(leaf.Value))];

        object found = (await existing.FindAsync())!;

        // The roles are of the call; the connection's Region is not a member.
        string text = JsonSerializer.Serialize(found, found.GetType());
        foreach ((string path, JsonValue value) in Leaves(existing.Input, ""))
        {
            if (value.GetValueKind() != JsonValueKind.String || Text(value).Length < 8 || shown.Contains(Text(value))
                || path is "neptuneIamRoleArn" or "sagemakerIamRoleArn")
            {
                continue;
            }

            Assert.False(
                text.Contains(JsonSerializer.Serialize(Text(value))[1..^1], StringComparison.Ordinal),
                $"{path} is in the result: {text}");
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task Output_at_or_below_the_requested_location_is_adopted(string creation, string part)
    {
        foreach (string ending in new[] { "", "/", "/job", "/job/deeper" })
        {
            Existing existing = new(ServiceApi.Find(creation), 0);
            existing.Shown[part] = new JsonObject { ["name"] = "n", ["outputLocation"] = Requested(existing) + ending };

            Assert.NotNull(await existing.FindAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task Output_at_another_location_is_a_mismatch(string creation, string part)
    {
        foreach (Func<string, string> other in new Func<string, string>[] {
            _ => Elsewhere,
            requested => requested + "2",
            requested => requested[..^1],
            requested => $"{requested}-job/output" })
        {
            Existing existing = new(ServiceApi.Find(creation), 0);
            string location = other(Requested(existing));
            existing.Shown[part] = new JsonObject { ["name"] = "n", ["outputLocation"] = location };

            NeptuneMLException error = await existing.MismatchAsync();

            Assert.Contains($"-{existing.ParameterAt(LocationOf(existing.Creation)!)}", error.Message, StringComparison.Ordinal);
            Assert.Contains($"'{Requested(existing)}' in the request", error.Message, StringComparison.Ordinal);
            Assert.Contains($"'{location}' in the existing resource", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task More_models_than_requested_are_a_mismatch()
    {
        Existing existing = new(ServiceApi.Find("StartMLModelTrainingJob"), 0);
        existing.Input.Remove("previousModelTrainingJobId");
        existing.Input["maxHPONumberOfTrainingJobs"] = 2;
        existing.Shown["mlModels"] = new JsonArray(Model(), Model());
        Assert.NotNull(await existing.FindAsync());

        existing.Shown["mlModels"] = new JsonArray(Model(), Model(), Model());
        NeptuneMLException error = await existing.MismatchAsync();

        Assert.Contains(
            "-MaxHPONumberOfTrainingJobs is '2' in the request and '3 models' in the existing resource",
            error.Message,
            StringComparison.Ordinal);

        static JsonObject Model() => new() { ["name"] = "model" };
    }

    private static bool IsCreation(Operation operation) =>
        operation.Name.StartsWith("Start", StringComparison.Ordinal) || operation.Name.StartsWith("Create", StringComparison.Ordinal);

    private static string ResourceOf(Operation creation) =>
        creation.Name.Replace("Start", "", StringComparison.Ordinal).Replace("Create", "", StringComparison.Ordinal);

    // The operation that shows one resource in full: some are only listed.
    private static Operation ReaderOf(Operation creation) =>
        ServiceApi.AllOperations.FirstOrDefault(operation => operation.Name == $"Get{ResourceOf(creation)}") ?? ListerOf(creation)!;

    private static Operation? ListerOf(Operation creation) => creation.Service == ServiceApi.Neptune ? null
        : ServiceApi.CleanRooms.Operations.FirstOrDefault(operation => operation.Name == $"List{ResourceOf(creation)}s")
            ?? ServiceApi.Find($"ListCollaboration{ResourceOf(creation)}s");

    private static string? LocationOf(Operation creation) =>
        IsCreation(creation) ? creation.InputMembers.FirstOrDefault(
            member => member.Name is "processedDataS3Location" or "trainModelS3Location" or "modelTransformOutputS3Location")?.Name : null;

    private static string Requested(Existing existing) => (string)existing.Input[LocationOf(existing.Creation)!]!;

    private static IEnumerable<(string Path, JsonValue Value)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject structure => structure.SelectMany(
            member => Leaves(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        JsonValue value => [(path, value)],
        _ => [],
    };

    private static IEnumerable<(string Path, JsonNode Value)> Collections(JsonNode? node, string path) => node switch
    {
        JsonObject structure =>
        [
            .. IsMap(structure) ? new[] { (path, node) } : [],
            .. structure.SelectMany(member => Collections(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        ],
        JsonArray list => [(path, node), .. list.SelectMany((item, index) => Collections(item, $"{path}[{index}]"))],
        _ => [],
    };

    // The samples name the keys of maps for their place.
    private static bool IsMap(
        JsonObject structure) => structure.Count == 1 && structure.First().Key.Contains("Key", StringComparison.Ordinal)
        && structure.First().Key.StartsWith("input", StringComparison.Ordinal);

    // Keys of maps may hold dots: a path is found by going through all of them.
    private static JsonNode At(JsonNode node, string path) =>
        Leaves(node, "").Select(leaf => (leaf.Path, (JsonNode)leaf.Value)).Concat(Collections(node, "")).First(found => found.Item1 == path)
            .Item2;

    private static JsonValue Changed(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String when DateTimeOffset.TryParseExact(
            value.GetValue<string>(),
            "yyyy-MM-ddTHH:mm:ssZ",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time) =>
            JsonValue.Create(time.AddMinutes(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        JsonValueKind.String => JsonValue.Create($"other{value.GetValue<string>()}"),
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        _ => value.ToJsonString().Contains('.', StringComparison.Ordinal) ?
            JsonValue.Create(value.GetValue<double>() + 1) :
            JsonValue.Create(value.GetValue<int>() + 1),
    };

    // As the wire has it.
    private static string Text(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    /// <summary>An input of a creation, and what the service shows of the resource that it created.</summary>
    private sealed class Existing
    {
        private readonly JsonObject _rest;

        public Existing(Operation creation, int alternative)
        {
            (Creation, Alternative) = (creation, alternative);
            Input = Surface.FullInputs(creation)[alternative];
            Operation reader = ReaderOf(creation);
            Shape shape = reader == ListerOf(creation) ? ItemOf(reader) : reader.Output!;
            Shown = Common(creation.Service, shape, Input);
            Optional = [.. Shown.Select(member => member.Key).Where(member => !shape.Required.Contains(member) && member is not "id")];
            _rest = reader == ListerOf(creation) ? ItemIn(Sample.LeastResponse(reader)) : Sample.LeastResponse(reader);
            FoundBy = reader == ListerOf(creation) ? "name" : null;
            if (_rest.ContainsKey("collaborationIdentifier")) _rest["collaborationIdentifier"] = SampleText.Uuid;
            if (_rest.ContainsKey("status")) _rest["status"] = creation.Service == ServiceApi.Neptune ? "InProgress" : "ACTIVE";
        }

        public Operation Creation { get; }

        public int Alternative { get; }

        public JsonObject Input { get; }

        /// <summary>The members of the response that have the same name in the request, with the requested values.</summary>
        public JsonObject Shown { get; }

        public IReadOnlyList<string> Optional { get; }

        /// <summary>The member that the only response is found by, or null.</summary>
        public string? FoundBy { get; }

        public string ParameterAt(
            string path) => CmdletInput.Read(CmdletInput.For(Creation).First(cmdlet => !cmdlet.Name.StartsWith("Update", StringComparison.Ordinal)), Input).ParameterAt(path);

        public async Task<NeptuneMLException> MismatchAsync()
        {
            NeptuneMLException error = await Assert.ThrowsAsync<NeptuneMLException>(FindAsync);
            Assert.Equal("ResumeMismatch", error.ErrorId);
            return error;
        }

        public async Task<object?> FindAsync()
        {
            await using ScriptedServer server = new((_, index) => ScriptedResponse.Json((index == 0 ? First() : Whole()).ToJsonString()));
            object? found = await new ServiceCalls(server.Url).FindEarlierAsync(Creation, Input);
            Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
            return found;
        }

        // Clean Rooms ML is asked for a list first, which shows the least where one can be read in full.
        private JsonObject First()
        {
            if (ListerOf(Creation) is not { } lister) return Whole();
            JsonObject list = Sample.LeastResponse(lister);
            JsonObject item = ItemIn(list);
            if (lister == ReaderOf(Creation)) item = Whole();
            item["name"] = Input["name"]!.DeepClone();
            foreach ((string member, _) in item.ToList())
                if (lister != ReaderOf(Creation) && Input[member] is { } requested) item[member] = requested.DeepClone();
            list[list.First(member => member.Value is JsonArray).Key] = new JsonArray(item.DeepClone());
            return list;
        }

        private JsonObject Whole()
        {
            JsonObject whole = (JsonObject)_rest.DeepClone();
            foreach ((string member, JsonNode? value) in Shown) whole[member] = value?.DeepClone();
            return whole;
        }

        private static JsonObject ItemIn(JsonObject list) =>
            (JsonObject)list.Select(member => member.Value).OfType<JsonArray>().Single()[0]!.DeepClone();

        private static Shape ItemOf(Operation lister) =>
            lister.Output!.Members.Select(member => lister.Service.Shape(member.Shape)).Where(shape => shape.Type == "list")
                .Select(shape => lister.Service.Shape(shape.Item))
                .Single();

        private static JsonObject Common(ServiceApi api, Shape shape, JsonObject requested)
        {
            JsonObject common = [];
            foreach (Member member in shape.Members)
            {
                if (requested[member.Name] is not { } value) continue;
                Shape inner = api.Shape(member.Shape);
                common[member.Name] = Common(api, inner, value);
            }

            return common;
        }

        private static JsonNode Common(ServiceApi api, Shape shape, JsonNode requested) => requested switch
        {
            JsonObject structure when shape.IsStructure && !shape.IsDocument => Common(api, shape, structure),
            JsonArray list when shape.Type == "list" => new JsonArray([.. list.Select(item => Common(api, api.Shape(shape.Item), item!))]),
            _ => requested.DeepClone(),
        };
    }
}
