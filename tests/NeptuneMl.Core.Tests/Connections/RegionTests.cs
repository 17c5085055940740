using Amazon;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Core.Tests.Connections;

public sealed class RegionTests
{
    private static readonly string[] s_forms =
    [
        "db.cluster-c6lwjjfhbm6a.{0}.neptune.{1}",
        "db.cluster-ro-c6lwjjfhbm6a.{0}.neptune.{1}",
        "db.c6lwjjfhbm6a.neptune.{0}.{1}",
        "neptune.cluster-abc.{0}.neptune.{1}",
        "a-b-1.cluster-abc.neptune.{0}.{1}",
        "vpce-0abc-xyz.neptune.{0}.vpce.{1}",
        "vpce-0abc-xyz-{0}a.neptune.{0}.vpce.{1}",
        "DB.CLUSTER-ABC.{0}.NEPTUNE.{1}",
        "db.cluster-abc.{0}.neptune.{1}.",
    ];

    // With one of each partition that the SDK does not know yet.
    public static TheoryData<string> EveryRegion =>
        [.. Regions.Known, "eu-north-9", "cn-south-9", "us-gov-north-9", "us-iso-north-9", "us-isob-north-9", "eu-isoe-north-9", "us-isof-north-9", "eusc-de-north-9"];

    [Fact]
    public void Known_Regions_cover_all_partitions() =>
        Assert.Superset(
            new HashSet<string> { "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc" },
            Regions.Known.Select(region => RegionEndpoint.GetBySystemName(region).PartitionName).ToHashSet());

    [Theory]
    [MemberData(nameof(EveryRegion))]
    public void Region_is_read_from_every_form_of_cluster_name(string region)
    {
        string suffix = RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;

        Assert.All(s_forms, form => Assert.Equal(
            region,
            Regions.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, region, suffix), "neptune")));
    }

    [Theory]
    [MemberData(nameof(EveryRegion))]
    public void Name_with_the_suffix_of_another_partition_has_no_Region(string region)
    {
        string suffix = RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;
        IEnumerable<string> others = Regions.Known.Select(known => RegionEndpoint.GetBySystemName(known).PartitionDnsSuffix)
            .Append("example.com")
            .Where(other => other != suffix);

        Assert.All(others, other => Assert.Null(Regions.Of($"db.cluster-abc.{region}.neptune.{other}", "neptune")));
    }

    [Theory]
    [InlineData("db.example.com")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("neptune")]
    [InlineData("neptune.amazonaws.com")]
    [InlineData("db.us-east-1.neptune-graph.amazonaws.com")]
    [InlineData("db.us-east-1.neptune.amazonaws.com.example.com")]
    [InlineData("db.us-east-1.neptune.evilamazonaws.com")]
    [InlineData("db.cluster-abc.neptune.amazonaws.com")]
    public void Other_names_have_no_Region(string host) => Assert.Null(Regions.Of(host, "neptune"));

    [Fact]
    public void Nearest_Region_corrects_two_swapped_letters()
    {
        foreach (string region in Regions.Known)
        {
            int place = region.LastIndexOf('-') - 2;
            string typo = $"{region[..place]}{region[place + 1]}{region[place]}{region[(place + 2)..]}";

            Assert.Contains(region, Regions.NearestTo(typo));
        }
    }
}
