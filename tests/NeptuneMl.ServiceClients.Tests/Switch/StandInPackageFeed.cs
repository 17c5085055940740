using System.Reflection;
using System.Xml.Linq;

namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>
/// A package feed with stand-ins for AWSSDK.Neptunedata and AWSSDK.CleanRoomsML: the generated clients, packed under the ids of
/// the public packages. They show that nothing depends on NeptuneMl.ServiceClients by name; that the public packages work, the
/// CI workflow shows, which restores them. A version suffix of their own keeps the public packages from taking their place.
/// </summary>
public sealed class StandInPackageFeed : IAsyncLifetime
{
    /// <summary>What follows the version of the public package in the version of its stand-in.</summary>
    public const string Suffix = "-standin";

    private static readonly (string Package, string Api)[] Clients =
        [("AWSSDK.Neptunedata", "neptunedata.json"), ("AWSSDK.CleanRoomsML", "cleanroomsml.json")];

    public StandInPackageFeed() => Dotnet = new Dotnet(Scratch);

    public static string Repository { get; } = typeof(StandInPackageFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    /// <summary>A folder for everything that these tests write; gone when they are done.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("package-switch-").FullName;

    public string Folder => Path.Combine(Scratch, "feed");

    /// <summary>The package versions of this repository, with the stand-ins instead of the public packages.</summary>
    public string PackageVersions => Path.Combine(Scratch, "Directory.Packages.props");

    internal Dotnet Dotnet { get; }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Scratch, recursive: true);
        return ValueTask.CompletedTask;
    }

    public async ValueTask InitializeAsync()
    {
        XDocument document = XDocument.Load(Path.Combine(Repository, "Directory.Packages.props"));
        Dictionary<string, XAttribute> versions = document
            .Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!);

        foreach ((string package, string api) in Clients)
        {
            versions[package].Value += Suffix;
            string project = Path.Combine(Scratch, package, package + ".csproj");
            Directory.CreateDirectory(Path.GetDirectoryName(project)!);
            await File.WriteAllTextAsync(project, $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <LangVersion>latest</LangVersion>
                    <Version>{versions[package].Value}</Version>
                    <AssemblyVersion>4.0.0.0</AssemblyVersion>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="AWSSDK.Core" Version="{versions["AWSSDK.Core"].Value}" />
                    <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "NeptuneMl.ServiceClients.Generator.dll")}" />
                    <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="NeptuneMlApi" />
                    <AdditionalFiles Include="{Path.Combine(Repository, "api", api)}" NeptuneMlApi="clients" />
                  </ItemGroup>
                </Project>
                """);
            await Dotnet.SucceedAsync("pack", project, "-o", Folder, "-v", "quiet", "-nologo");
        }

        document.Save(PackageVersions);
    }
}
