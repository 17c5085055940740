using System.Reflection;
using NeptuneMl.Core.Validation;

namespace NeptuneMl.Core.Requests;

/// <summary>Binds and checks the request of an operation without a connection, and knows the types of its members.</summary>
internal static class RequestSchema
{
    /// <summary>The rules of the API that an input violates.</summary>
    /// <exception cref="NeptuneMLException">The input cannot be bound to the request.</exception>
    public static IReadOnlyCollection<RuleViolation> Violations(string operation, ApiInput input)
    {
        RuleViolations violations = new();
        RequestRules.Check(RequestBinder.BindTo(TypeOf(operation), input), violations);
        return violations;
    }

    /// <summary>The type of a member of the request, such as <c>resourceConfig.instanceType</c> or
    /// <c>trainingData[0].inputConfig</c>.</summary>
    public static Type TypeOf(string operation, string path)
    {
        Type type = TypeOf(operation);
        foreach (string name in path.Split('.'))
        {
            int bracket = name.IndexOf('[', StringComparison.Ordinal);
            PropertyInfo member = Members.Find(type, bracket < 0 ? name : name[..bracket])
                ?? throw new ArgumentException($"{operation} has no member {path}.", nameof(path));
            type = bracket < 0 ? member.PropertyType : member.PropertyType.GenericTypeArguments[0];
        }

        return type;
    }

    private static Type TypeOf(string operation) =>
        typeof(Amazon.Neptunedata.Model.CreateMLEndpointRequest).Assembly.GetType($"Amazon.Neptunedata.Model.{operation}Request")
        ?? typeof(Amazon.CleanRoomsML.Model.CreateTrainedModelRequest).Assembly.GetType($"Amazon.CleanRoomsML.Model.{operation}Request")
        ?? throw new ArgumentException($"There is no operation {operation}.", nameof(operation));
}
