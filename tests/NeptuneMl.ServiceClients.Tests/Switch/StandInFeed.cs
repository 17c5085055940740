using System.Xml.Linq;

namespace NeptuneMl.ServiceClients.Tests.Switch;

/// <summary>
/// A package feed that has the vendor's service clients, as far as anyone can tell who compiles against them: the
/// generated clients, packed one assembly each under the vendor's package ids and the versions that this repository asks for.
/// </summary>
internal sealed class StandInFeed(string repository, string folder, Dotnet dotnet)
{
    private static readonly (string Package, string Api)[] Clients =
        [("AWSSDK.Neptunedata", "neptunedata.json"), ("AWSSDK.CleanRoomsML", "cleanroomsml.json")];

    public string Folder { get; } = Path.Combine(folder, "feed");

    public async Task PackAsync()
    {
        Dictionary<string, string> versions = XDocument.Load(Path.Combine(repository, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

        foreach ((string package, string api) in Clients)
        {
            string project = Path.Combine(folder, package, package + ".csproj");
            Directory.CreateDirectory(Path.GetDirectoryName(project)!);
            await File.WriteAllTextAsync(project, $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net8.0</TargetFramework>
                    <LangVersion>latest</LangVersion>
                    <Version>{versions[package]}</Version>
                    <AssemblyVersion>4.0.0.0</AssemblyVersion>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="AWSSDK.Core" Version="{versions["AWSSDK.Core"]}" />
                    <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "NeptuneMl.ServiceClients.Generator.dll")}" />
                    <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="NeptuneMlApi" />
                    <AdditionalFiles Include="{Path.Combine(repository, "api", api)}" NeptuneMlApi="clients" />
                  </ItemGroup>
                </Project>
                """);
            await dotnet.SucceedAsync("pack", project, "-o", Folder, "-v", "quiet", "-nologo");
        }
    }
}
