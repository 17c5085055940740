using System.Reflection;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>The load context of the module's dependencies. Loads assemblies from the folder of the module, apart from those of the
/// session.</summary>
internal sealed class DependencyContext(ModuleFolder folder, Assembly contracts) : AssemblyLoadContext("NeptuneMl")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Scripts name the result types, so there must be only one copy of them.
        if (assemblyName.Name == contracts.GetName().Name) return contracts;
        string path = folder.Dependency($"{assemblyName.Name}.dll");
        if (File.Exists(path)) return LoadFromAssemblyPath(path);

        // The AWS SDK loads optional assemblies by name. An assembly of another module belongs to another copy of the SDK.
        return assemblyName.Name?.StartsWith("AWSSDK.", StringComparison.Ordinal) is true
            ? throw new FileNotFoundException($"'{assemblyName.Name}' is not part of the NeptuneMl module.", path)
            : null;
    }
}
