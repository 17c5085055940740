using System.Reflection;
using System.Xml.Linq;

namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>
/// A package feed that has the vendor's service clients, as far as anyone can tell who compiles against them: the
/// generated clients, packed one assembly each under the vendor's package ids and the versions that this repository asks for.
/// </summary>
public sealed class StandInFeed : IAsyncLifetime
{
    private static readonly (string Package, string Api)[] Clients =
        [("AWSSDK.Neptunedata", "neptunedata.json"), ("AWSSDK.CleanRoomsML", "cleanroomsml.json")];

    public StandInFeed() => Dotnet = new Dotnet(Scratch);

    public static string Repository { get; } = typeof(StandInFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    /// <summary>A folder for everything that these tests write; gone when they are done.</summary>
    public string Scratch { get; } = Directory.CreateTempSubdirectory("package-switch-").FullName;

    public string Folder => Path.Combine(Scratch, "feed");

    internal Dotnet Dotnet { get; }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Scratch, recursive: true);
        return ValueTask.CompletedTask;
    }

    public async ValueTask InitializeAsync()
    {
        Dictionary<string, string> versions = XDocument.Load(Path.Combine(Repository, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

        foreach ((string package, string api) in Clients)
        {
            string project = Path.Combine(Scratch, package, package + ".csproj");
            Directory.CreateDirectory(Path.GetDirectoryName(project)!);
            await File.WriteAllTextAsync(project, $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <LangVersion>latest</LangVersion>
                    <Version>{versions[package]}</Version>
                    <AssemblyVersion>4.0.0.0</AssemblyVersion>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="AWSSDK.Core" Version="{versions["AWSSDK.Core"]}" />
                    <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "NeptuneMl.ServiceClients.Generator.dll")}" />
                    <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="NeptuneMlApi" />
                    <AdditionalFiles Include="{Path.Combine(Repository, "api", api)}" NeptuneMlApi="clients" />
                  </ItemGroup>
                </Project>
                """);
            await Dotnet.SucceedAsync("pack", project, "-o", Folder, "-v", "quiet", "-nologo");
        }
    }
}
