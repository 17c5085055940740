using System.Runtime.InteropServices;

namespace NeptuneMl.Loading;

/// <summary>Locates the assemblies of the module. A ReadyToRun image is preferred when there is one for this platform and runtime;
/// otherwise the JIT compiler runs the same assembly.</summary>
internal sealed class ModuleFolder
{
    // The runtime version that ReadyToRun images are compiled for. Other versions ignore their code.
    private const int ReadyToRunVersion = 10;

    private readonly string _folder;
    private readonly string _dependencies;
    private readonly string _readyToRun;

    public ModuleFolder(string folder)
    {
        _folder = folder;
        _dependencies = Path.Combine(folder, "dependencies");
        _readyToRun = Path.Combine(_dependencies, Environment.Version.Major == ReadyToRunVersion ? Platform : "none");
    }

    // RuntimeInformation.RuntimeIdentifier is not suitable: .NET builds of Linux distributions return the name of the distribution.
    private static string Platform
    {
        get
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>Returns the path of an assembly in the folder of the manifest.</summary>
    public string Own(string file) => ReadyToRunImage(file) ?? Path.Combine(_folder, file);

    /// <summary>Returns the path of an assembly in the dependencies folder; the file may not exist.</summary>
    public string Dependency(string file) => ReadyToRunImage(file) ?? Path.Combine(_dependencies, file);

    private string? ReadyToRunImage(string file) => Path.Combine(_readyToRun, file) is string image && File.Exists(image) ? image : null;
}
