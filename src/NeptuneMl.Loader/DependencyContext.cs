using System.Reflection;
using System.Runtime.Loader;

namespace NeptuneMl.Loading;

/// <summary>Where the module's dependencies live: found in the module's folder, never in the session's default context.</summary>
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
        // One copy of the result types, the one that scripts name.
        if (assemblyName.Name == _contracts.GetName().Name) return _contracts;
        string path = _folder.Dependency($"{assemblyName.Name}.dll");
        if (File.Exists(path)) return LoadFromAssemblyPath(path);

        // The SDK looks for optional parts by name. One that another module brought belongs to another copy of the SDK.
        return assemblyName.Name?.StartsWith("AWSSDK.", StringComparison.Ordinal) is true
            ? throw new FileNotFoundException($"'{assemblyName.Name}' is not part of the NeptuneMl module.", path)
            : null;
    }
}
