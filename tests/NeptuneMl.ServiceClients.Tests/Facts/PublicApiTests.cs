using System.Reflection;
using System.Text.Json;
using Amazon.CleanRoomsML;
using Amazon.CleanRoomsML.Model;
using Amazon.Neptunedata;
using Amazon.Runtime;
using NeptuneMl.ServiceClients.Tests.Wire;

namespace NeptuneMl.ServiceClients.Tests.Facts;

/// <summary>The clients' public API against what the vendor publishes, as written down in <c>vendor-api.json</c>.</summary>
public class PublicApiTests
{
    private static readonly JsonElement Vendor = Load();

    public static TheoryData<string> Models => Names("models");

    public static TheoryData<string> Exceptions => Names("exceptions");

    public static TheoryData<string> Enums => Names("enums");

    public static TheoryData<Type> Clients => [typeof(AmazonNeptunedataClient), typeof(AmazonCleanRoomsMLClient)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_class_has_exactly_the_properties_of_the_AWS_SDK(string name) =>
        Assert.Equal(Expected("models", name), Properties(Type(name)));

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exception_has_the_members_and_constructors_of_the_AWS_SDK(string name)
    {
        Type type = Type(name);

        Assert.Equal(Expected("exceptions", name), Properties(type));
        Assert.Equal(
            [
                "",
                "Exception",
                "String",
                "String, ErrorType, String, String, HttpStatusCode",
                "String, Exception",
                "String, Exception, ErrorType, String, String, HttpStatusCode",
            ],
            Constructors(type));
        Assert.True(typeof(AmazonServiceException).IsAssignableFrom(type.BaseType));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enum_has_the_constants_of_the_AWS_SDK(string name)
    {
        Type type = Type(name);
        foreach (JsonProperty constant in Vendor.GetProperty("enums").GetProperty(name).EnumerateObject())
        {
            FieldInfo? field = type.GetField(constant.Name, BindingFlags.Public | BindingFlags.Static);
            Assert.True(field is not null, $"{name}.{constant.Name} is missing");
            Assert.Equal(constant.Value.GetString(), ((ConstantClass)field.GetValue(null)!).Value);
        }
    }

    [Theory]
    [InlineData("neptunedata", typeof(IAmazonNeptunedata))]
    [InlineData("CleanRoomsML", typeof(IAmazonCleanRoomsML))]
    public void Interface_has_one_async_method_per_operation(string service, Type client)
    {
        foreach (JsonProperty operation in Api.Operations(service))
        {
            MethodInfo? method = client.GetMethod(operation.Name + "Async");
            Assert.True(method is not null, $"{operation.Name}Async is missing");
            Type response = ServiceUnderTest.ModelType(service, operation.Name + "Response");
            Assert.Equal(typeof(Task<>).MakeGenericType(response), method.ReturnType);

            ParameterInfo[] parameters = method.GetParameters();
            Assert.Equal(
                [ServiceUnderTest.ModelType(service, operation.Name + "Request"), typeof(CancellationToken)],
                parameters.Select(parameter => parameter.ParameterType));
            Assert.True(parameters[1].HasDefaultValue);
        }

        Assert.NotNull(client.GetMethod("DetermineServiceOperationEndpoint", [typeof(AmazonWebServiceRequest)]));
        Assert.Contains(typeof(IAmazonService), client.GetInterfaces());
        Assert.Contains(typeof(IDisposable), client.GetInterfaces());
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Client_has_the_constructors_of_the_AWS_SDK(Type client)
    {
        string config = client.Name.Replace("Client", "Config", StringComparison.Ordinal);
        string[] expected =
        [
            "", "RegionEndpoint", config,
            "AWSCredentials", "AWSCredentials, RegionEndpoint", $"AWSCredentials, {config}",
            "String, String", "String, String, RegionEndpoint", $"String, String, {config}",
            "String, String, String", "String, String, String, RegionEndpoint", $"String, String, String, {config}",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Constructors(client));
    }

    [Fact]
    public void Paginators_exist_for_paged_operations()
    {
        IEnumerable<string> paged = Api.Operations("CleanRoomsML")
            .Where(operation => operation.Value.TryGetProperty("pagination", out _))
            .Select(operation => operation.Name);

        IEnumerable<string> paginators = typeof(ICleanRoomsMLPaginatorFactory).GetMethods().Select(method => method.Name);
        Assert.Equal(paged.Order(StringComparer.Ordinal), paginators.Order(StringComparer.Ordinal));
        Assert.Null(typeof(IAmazonNeptunedata).GetProperty("Paginators"));
    }

    [Fact]
    public void Config_has_the_endpoint_signing_and_version_names_of_the_AWS_SDK()
    {
        AmazonNeptunedataConfig neptune = new();
        AmazonCleanRoomsMLConfig cleanRooms = new();

        Assert.Equal(("neptune-db", "neptune-db", "2023-08-01"), Describe(neptune));
        Assert.Equal("neptunedata", AmazonNeptunedataConfig.ServiceId);
        Assert.Equal(("cleanrooms-ml", "cleanrooms-ml", "2023-09-06"), Describe(cleanRooms));
        Assert.Equal("CleanRoomsML", AmazonCleanRoomsMLConfig.ServiceId);

        static (string Endpoint, string Signing, string Version) Describe(ClientConfig config) =>
            (config.RegionEndpointServiceName, config.AuthenticationServiceName, config.ServiceVersion);
    }

    [Theory]
    [InlineData("us-east-1", false, false, "https://cleanrooms-ml.us-east-1.amazonaws.com/")]
    [InlineData("eu-west-1", true, false, "https://cleanrooms-ml-fips.eu-west-1.amazonaws.com/")]
    [InlineData("eu-west-1", false, true, "https://cleanrooms-ml.eu-west-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://cleanrooms-ml.cn-north-1.amazonaws.com.cn/")]
    public void Endpoint_follows_from_the_Region_and_partition(string region, bool fips, bool dualStack, string url)
    {
        using AmazonCleanRoomsMLClient client = new(
            new AnonymousAWSCredentials(),
            new AmazonCleanRoomsMLConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region),
                UseFIPSEndpoint = fips,
                UseDualstackEndpoint = dualStack,
            });

        Assert.Equal(url, client.DetermineServiceOperationEndpoint(new ListTrainingDatasetsRequest()).URL);
    }

    [Fact]
    public void Unset_collections_are_null() => Assert.Null(new CreateTrainedModelRequest().Tags);

    private static TheoryData<string> Names(string section) =>
        [.. Vendor.GetProperty(section).EnumerateObject().Select(entry => entry.Name)];

    private static Type Type(string name)
    {
        Type client = name.StartsWith("Amazon.Neptunedata", StringComparison.Ordinal)
            ? typeof(AmazonNeptunedataClient)
            : typeof(AmazonCleanRoomsMLClient);
        return client.Assembly.GetType(name, throwOnError: true)!;
    }

    private static IEnumerable<(string Name, string Type)> Expected(string section, string name) => Vendor.GetProperty(section)
        .GetProperty(name).EnumerateObject().Select(member => (member.Name, member.Value.GetString()!)).Order();

    private static IEnumerable<(string Name, string Type)> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.DeclaringType!.Assembly == type.Assembly)
        .Select(property => (property.Name, Describe(property.PropertyType))).Order();

    private static IEnumerable<string> Constructors(Type type) => type.GetConstructors()
        .Select(constructor => string.Join(", ", constructor.GetParameters().Select(parameter => parameter.ParameterType.Name)))
        .Order(StringComparer.Ordinal);

    private static string Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return value.Name + "?";

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Describe))}>"
            : type.Name;
    }

    private static JsonElement Load()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Facts", "vendor-api.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}
