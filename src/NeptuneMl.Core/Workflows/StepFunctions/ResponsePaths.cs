using System.Collections;
using System.Reflection;

namespace NeptuneMl.Core.Workflows.StepFunctions;

/// <summary>Finds the members of the responses of an operation by JSONPath.</summary>
/// <param name="operation">The operation.</param>
/// <param name="root">The JSONPath of the response.</param>
/// <param name="nameOf">Converts the name of a member of the SDK's class to the name in the response.</param>
/// <param name="placeholders">The placeholders of the state machine.</param>
internal sealed class ResponsePaths(UntypedOperation operation, string root, Func<string, string> nameOf, Placeholders placeholders)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // Deeper than any response of the services.
    private const int MaxDepth = 6;

    /// <summary>The member with the items of a list.</summary>
    public PropertyInfo List => Array.Find(
        operation.ResponseType.GetProperties(Declared), property => property.PropertyType.IsAssignableTo(typeof(IList)))!;

    /// <summary>The JSONPath of a member of the response.</summary>
    public string Of(string member) => Placeholders.PathOf(root, nameOf(member));

    /// <summary>The JSONPath of a property of the result: of the member with its name, or of the path in its <see cref="FromAttribute"/>.
    /// </summary>
    /// <param name="property">The path of the property, such as <c>MLModels[0].Name</c>.</param>
    /// <returns>The path; null when the property is computed, or the response does not have it.</returns>
    public string? OfProperty(string property)
    {
        string path = root;
        Type result = operation.ResultType;
        Type response = operation.ResponseType;
        foreach (string segment in property.Split('.'))
        {
            int bracket = segment.IndexOf('[', StringComparison.Ordinal);
            string name = bracket < 0 ? segment : segment[..bracket];
            if (Members.Find(result, name) is not { CanWrite: true } member) return null;
            string[] candidates = member.GetCustomAttribute<FromAttribute>()?.Paths ?? [member.Name];
            if (candidates.Select(candidate => Follow(response, candidate)).FirstOrDefault(found => found is not null) is not { } followed)
                return null;
            path = followed.Names.Aggregate(path, Placeholders.PathOf) + (bracket < 0 ? "" : segment[bracket..]);
            result = ItemOf(member.PropertyType, bracket >= 0);
            response = ItemOf(followed.Type, bracket >= 0);
        }

        return path;
    }

    /// <summary>A response in which each text is the placeholder of its own path. A result that is read from it shows from which member a
    /// computed property comes.</summary>
    public object Trace() => Trace(operation.ResponseType, root, 0);

    private static Type ItemOf(Type type, bool isItem)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return !isItem ? plain : plain.GetElementType() ?? plain.GenericTypeArguments[0];
    }

    private object Trace(Type type, string path, int depth)
    {
        object response = Activator.CreateInstance(type)!;
        foreach (PropertyInfo member in type.GetProperties(Declared))
        {
            if (!member.CanWrite) continue;
            string memberPath = Placeholders.PathOf(path, nameOf(member.Name));
            if (member.PropertyType == typeof(string))
                member.SetValue(response, placeholders.Text(memberPath));
            else if (member.PropertyType.IsSubclassOf(typeof(ConstantClass)))
                member.SetValue(response, Activator.CreateInstance(member.PropertyType, placeholders.Text(memberPath)));
            else if (member.PropertyType.Namespace == type.Namespace && depth < MaxDepth)
                member.SetValue(response, Trace(member.PropertyType, memberPath, depth + 1));
        }

        return response;
    }

    private (string[] Names, Type Type)? Follow(Type type, string path)
    {
        List<string> names = [];
        foreach (string name in path.Split('.'))
        {
            if (Members.Find(type, name) is not { } member) return null;
            names.Add(nameOf(member.Name));
            type = member.PropertyType;
        }

        return ([.. names], type);
    }
}
