using System.Runtime.CompilerServices;
using NeptuneMl.Emulator;
using NeptuneMl.Loading;

namespace NeptuneMl.Sessions;

/// <summary>Runs when a session removes the module.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <summary>Unhooks assembly resolution.</summary>
    /// <param name="psModuleInfo">The module being removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ResolveReferences();
        ModuleLoader.Unhook();
    }

    // The resolving handler is per process, but Remove-Module affects one session: other runspaces, and modules that import this one, still
    // have the cmdlets. The runtime resolves each referenced assembly once, so this resolves them before the handler is removed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ResolveReferences()
    {
        GC.KeepAlive(typeof(ConnectionOptions));
        GC.KeepAlive(typeof(EmulatorOptions));
    }
}
