using NeptuneMl.Loading;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using NeptuneMl.Core.Connections;
using NeptuneMl.Emulator;

namespace NeptuneMl.Sessions;

/// <summary>Runs when a session removes the module.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <summary>Unhooks assembly resolution.</summary>
    /// <param name="psModuleInfo">The module being removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        BindReferences();
        ModuleLoader.Unhook();
    }

    // The hook is the process's, a removal one session's: other runspaces, and modules that imported this one, keep the
    // cmdlets. The runtime asks once per referenced assembly, so let it ask while there is someone to answer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BindReferences()
    {
        GC.KeepAlive(typeof(ConnectionOptions));
        GC.KeepAlive(typeof(EmulatorOptions));
    }
}
