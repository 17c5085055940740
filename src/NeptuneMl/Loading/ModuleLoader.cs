using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using NeptuneMl.Core.Connections;
using NeptuneMl.Emulator;

namespace NeptuneMl.Loading;

/// <summary>
/// Runs at import, before any cmdlet: from then on <c>NeptuneMl.Core</c> and everything it needs are found in the
/// module's own load context, whatever versions of the same assemblies the session holds.
/// </summary>
public sealed class ModuleLoader : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly AssemblyLoadContext s_host = AssemblyLoadContext.GetLoadContext(typeof(ModuleLoader).Assembly) ?? AssemblyLoadContext.Default;

    // Kept after a removal: types that were loaded stay loaded, and a second import must find the same ones.
    private static readonly Lazy<DependencyContext> s_dependencies = new(() => new DependencyContext(
        Path.Combine(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!, "dependencies")));

    private static int s_hooked;

    /// <summary>Hooks assembly resolution, once for all sessions of the process.</summary>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref s_hooked, 1) == 0) s_host.Resolving += Resolve;
    }

    /// <summary>Unhooks it again.</summary>
    /// <param name="psModuleInfo">The module being removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        BindReferences();
        if (Interlocked.Exchange(ref s_hooked, 0) == 1) s_host.Resolving -= Resolve;
    }

    // The hook is the process's, a removal one session's: other runspaces, and modules that imported this one, keep the
    // cmdlets. The runtime asks once per referenced assembly, so let it ask while there is someone to answer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BindReferences()
    {
        GC.KeepAlive(typeof(ConnectionOptions));
        GC.KeepAlive(typeof(EmulatorOptions));
    }

    // Only the module's own names: what another module fails to find is not for this one to answer.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "NeptuneMl.Core" or "NeptuneMl.Emulator" ? s_dependencies.Value.LoadFromAssemblyName(name) : null;
}
