using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>
/// Where the module's dependencies live: found in one folder, never in the session's default context. Where there are images
/// compiled ahead of time for this platform and runtime, these are taken; elsewhere the same assemblies run by JIT.
/// </summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    // The images of src/NeptuneMl.Images are compiled for this runtime; another one would load them, ignore what was compiled,
    // and gain nothing.
    private const int ImageRuntime = 10;

    private readonly string _folder;
    private readonly string? _images;

    public DependencyContext(string folder) : base("NeptuneMl")
    {
        _folder = folder;
        string images = Path.Combine(folder, Platform);
        if (Environment.Version.Major == ImageRuntime && Directory.Exists(images)) _images = images;
    }

    // Not RuntimeInformation.RuntimeIdentifier: a distribution's own build of .NET names the distribution there.
    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // One copy of the result types, the one that scripts name.
        if (assemblyName.Name == typeof(JobState).Assembly.GetName().Name) return typeof(JobState).Assembly;
        string file = assemblyName.Name + ".dll";
        if (_images is not null && Path.Combine(_images, file) is var image && File.Exists(image)) return LoadFromAssemblyPath(image);
        string path = Path.Combine(_folder, file);
        if (File.Exists(path)) return LoadFromAssemblyPath(path);

        // The SDK looks for optional parts by name. One that another module brought belongs to another copy of the SDK.
        return assemblyName.Name?.StartsWith("AWSSDK.", StringComparison.Ordinal) is true
            ? throw new FileNotFoundException($"'{assemblyName.Name}' is not part of the NeptuneMl module.", path)
            : null;
    }
}
