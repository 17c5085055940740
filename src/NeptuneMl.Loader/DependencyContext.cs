using System.Reflection;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>The load context of the module's dependencies. Loads assemblies from the folder of the module, apart from those of the
/// session.</summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private readonly ModuleFolder _folder;
    private readonly Assembly _contracts;

    public DependencyContext(ModuleFolder folder, Assembly contracts) : base("NeptuneMl")
    {
        _folder = folder;
        _contracts = contracts;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Scripts name the result types, so there must be only one copy of them.
        if (assemblyName.Name == _contracts.GetName().Name) return _contracts;
        string path = _folder.Dependency($"{assemblyName.Name}.dll");
        if (File.Exists(path)) return LoadFromAssemblyPath(path);

        // The AWS SDK loads optional assemblies by name. An assembly of another module belongs to another copy of the SDK.
        return assemblyName.Name?.StartsWith("AWSSDK.", StringComparison.Ordinal) is true
            ? throw new FileNotFoundException($"'{assemblyName.Name}' is not part of the NeptuneMl module.", path)
            : null;
    }
}
