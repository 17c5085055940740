using System.Runtime.InteropServices;

namespace NeptuneMl.Loading;

/// <summary>
/// The module's assemblies as files. Where there is a ReadyToRun image for this platform and runtime, it is taken; elsewhere the
/// same assembly runs by JIT.
/// </summary>
internal sealed class ModuleFolder
{
    // ReadyToRun images are compiled for this runtime. Another runtime ignores their code.
    private const int CompiledFor = 10;

    private readonly string _folder;
    private readonly string _dependencies;
    private readonly string _readyToRun;

    public ModuleFolder(string folder)
    {
        _folder = folder;
        _dependencies = Path.Combine(folder, "dependencies");
        _readyToRun = Path.Combine(_dependencies, Environment.Version.Major == CompiledFor ? Platform : "none");
    }

    // Not RuntimeInformation.RuntimeIdentifier: a distribution's own build of .NET names the distribution there.
    private static string Platform
    {
        get
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>An assembly that stands beside the manifest.</summary>
    public string Own(string file) => ReadyToRunImage(file) ?? Path.Combine(_folder, file);

    /// <summary>An assembly of the dependencies folder; it need not exist.</summary>
    public string Dependency(string file) => ReadyToRunImage(file) ?? Path.Combine(_dependencies, file);

    private string? ReadyToRunImage(string file) => Path.Combine(_readyToRun, file) is string image && File.Exists(image) ? image : null;
}
