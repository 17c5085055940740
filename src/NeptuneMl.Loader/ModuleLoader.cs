using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>
/// Runs at import, before the engine loads <c>NeptuneMl.dll</c>, because the manifest names this assembly first. It loads the
/// cmdlets and the result types from their ReadyToRun images: the runtime then takes the file beside the manifest, which has the
/// same module version id, for the same assembly. From then on <c>NeptuneMl.Core</c> and everything it needs are found in the
/// module's own load context, whatever versions of the same assemblies the session holds.
/// </summary>
public sealed class ModuleLoader : IModuleAssemblyInitializer
{
    private static readonly AssemblyLoadContext s_host =
        AssemblyLoadContext.GetLoadContext(typeof(ModuleLoader).Assembly) ?? AssemblyLoadContext.Default;

    private static readonly ModuleFolder s_folder = new(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!);

    // Kept after a removal: types that were loaded stay loaded, and a second import must find the same ones.
    private static DependencyContext? s_dependencies;

    private static int s_hooked;

    /// <summary>Loads the module's own assemblies, and hooks assembly resolution once for all sessions of the process.</summary>
    public void OnImport()
    {
        Assembly contracts = s_host.LoadFromAssemblyPath(s_folder.Own("NeptuneMl.Contracts.dll"));
        s_host.LoadFromAssemblyPath(s_folder.Own("NeptuneMl.dll"));
        if (s_dependencies is null) Interlocked.CompareExchange(ref s_dependencies, new DependencyContext(s_folder, contracts), null);
        if (Interlocked.Exchange(ref s_hooked, 1) == 0) s_host.Resolving += Resolve;
    }

    /// <summary>Unhooks assembly resolution; <c>ModuleCleanup</c> calls this at removal.</summary>
    public static void Unhook()
    {
        if (Interlocked.Exchange(ref s_hooked, 0) == 1) s_host.Resolving -= Resolve;
    }

    // Only the module's own names: what another module fails to find is not for this one to answer.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "NeptuneMl.Core" or "NeptuneMl.Emulator" ? s_dependencies!.LoadFromAssemblyName(name) : null;
}
