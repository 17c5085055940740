using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>Runs at import, before PowerShell loads <c>NeptuneMl.dll</c>, because the manifest lists this assembly first. It loads the
/// cmdlets and the result types from their ReadyToRun images. When PowerShell then loads the file beside the manifest, which has the same
/// module version ID, the runtime returns the loaded image. From then on <c>NeptuneMl.Core</c> and its dependencies are loaded in the
/// module's own load context, so that other versions of the same assemblies in the session do not conflict.</summary>
public sealed class ModuleLoader : IModuleAssemblyInitializer
{
    private static readonly AssemblyLoadContext s_host =
        AssemblyLoadContext.GetLoadContext(typeof(ModuleLoader).Assembly) ?? AssemblyLoadContext.Default;

    private static readonly ModuleFolder s_folder = new(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!);

    // Kept after the module is removed: loaded types stay loaded, and a second import must find the same types.
    private static DependencyContext? s_dependencies;

    private static int s_isRegistered;

    /// <summary>Loads the assemblies of the module and registers the assembly resolver, once per process.</summary>
    public void OnImport()
    {
        Assembly contracts = s_host.LoadFromAssemblyPath(s_folder.Own("NeptuneMl.Contracts.dll"));
        s_host.LoadFromAssemblyPath(s_folder.Own("NeptuneMl.dll"));
        if (s_dependencies is null) Interlocked.CompareExchange(ref s_dependencies, new DependencyContext(s_folder, contracts), null);
        if (Interlocked.Exchange(ref s_isRegistered, 1) == 0) s_host.Resolving += Resolve;
    }

    /// <summary>Unregisters the assembly resolver; <c>ModuleCleanup</c> calls this when the module is removed.</summary>
    public static void Unhook()
    {
        if (Interlocked.Exchange(ref s_isRegistered, 0) == 1) s_host.Resolving -= Resolve;
    }

    // Resolves only the assemblies of this module; other names belong to other modules.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "NeptuneMl.Core" or "NeptuneMl.Emulator" ? s_dependencies!.LoadFromAssemblyName(name) : null;
}
