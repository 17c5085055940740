using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>
/// Runs once at import, before any cmdlet: from then on <c>NeptuneMl.Core</c> and everything it needs are found in the
/// module's own load context, whatever versions of the same assemblies the session holds.
/// </summary>
public sealed class ModuleLoader : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly AssemblyLoadContext s_host = AssemblyLoadContext.GetLoadContext(typeof(ModuleLoader).Assembly) ?? AssemblyLoadContext.Default;

    // Kept after a removal: types that were loaded stay loaded, and a second import must find the same ones.
    private static readonly Lazy<DependencyContext> s_dependencies = new(() => new DependencyContext(
        Path.Combine(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!, "dependencies")));

    /// <summary>Hooks assembly resolution.</summary>
    public void OnImport()
    {
        s_host.Resolving -= Resolve;
        s_host.Resolving += Resolve;
    }

    /// <summary>Unhooks it again.</summary>
    /// <param name="psModuleInfo">The module being removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => s_host.Resolving -= Resolve;

    // Only the module's own names: what another module fails to find is not for this one to answer.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "NeptuneMl.Core" or "NeptuneMl.Emulator" ? s_dependencies.Value.LoadFromAssemblyName(name) : null;
}
