using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.CleanRooms;

/// <summary>Finds the ARN of a resource by its name.</summary>
internal static class ResourceNames
{
    private const int LongestName = 63;
    private const int MostListed = 10;

    /// <summary>Whether a text can only be a name, and not an ARN.</summary>
    public static bool IsName(string text) =>
        text.Length <= LongestName && !string.IsNullOrWhiteSpace(text) && !text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the ARN of the resource with a name, in the membership or the collaboration of the scope, or in the
    /// account.</summary>
    /// <param name="context">The context of the calls.</param>
    /// <param name="kind">The kind of the resource.</param>
    /// <param name="parameter">The parameter with the name, for errors.</param>
    /// <param name="name">The name.</param>
    /// <param name="scope">The membership or the collaboration.</param>
    /// <exception cref="NeptuneMLException">No resource or several resources have the name.</exception>
    public static async Task<string> FindArnAsync(CallContext context, ResourceName kind, string parameter, string name, ResultScope scope)
    {
        if ((scope.MembershipIdentifier ?? scope.CollaborationIdentifier) is null && BelongsToMembership(kind))
        {
            throw Failures.InvalidParameter(
                parameter, name, "must be an ARN, or a name together with -MembershipIdentifier or a default membership");
        }

        List<ResourceKey> listed = await ResourceTable.Find(kind.Result!.Name)!.ListKeysAsync(context, scope)
            .ToListAsync(context.CancellationToken).ConfigureAwait(false);
        string[] arns = [.. listed.Where(known => known.Name == name).Select(known => known.Key).Distinct()];
        return arns.Length == 1 ? arns[0] : throw NotOne(context, kind, parameter, name, scope, arns, listed);
    }

    private static bool BelongsToMembership(ResourceName kind) =>
        kind.ApiName is nameof(MLInputChannel) or nameof(TrainedModel) or nameof(TrainedModelInferenceJob)
            or nameof(ConfiguredModelAlgorithmAssociation);

    private static NeptuneMLException NotOne(
        CallContext context, ResourceName kind, string parameter, string name, ResultScope scope, string[] arns, List<ResourceKey> listed)
    {
        string place = BelongsToMembership(kind)
            ? scope.CollaborationIdentifier is null
                ? $"membership {scope.MembershipIdentifier}"
                : $"collaboration {scope.CollaborationIdentifier}"
            : $"Region {context.Session.Connection.Region}";
        bool isMissing = arns.Length == 0;
        string message = isMissing
            ? $"-{parameter} '{Printable.Text(name)}' is not the name of any {kind.Kind} in {place}."
                + Listed(" The existing names are ", listed.Select(known => known.Name).OfType<string>())
            : $"-{parameter} '{Printable.Text(name)}' is the name of {arns.Length} {kind.Kind}s in {place}."
                + Listed(" Their ARNs are ", arns);
        return new NeptuneMLException(message)
        {
            ErrorId = isMissing ? ErrorIds.ResourceNotFound : ErrorIds.InvalidParameter,
            Service = context.Session.ServiceName,
            ParameterName = parameter,
            RecommendedAction = isMissing
                ? $"List the existing resources with {kind.Reader}. Nothing was sent."
                : $"Specify the ARN in -{parameter}. Nothing was sent.",
        };
    }

    private static string Listed(string introduction, IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct().Order(StringComparer.Ordinal)];
        string rest = all.Length > MostListed ? ", and others" : "";
        return all.Length == 0 ? "" : Printable.Text($"{introduction}{string.Join(", ", all.Take(MostListed))}{rest}.");
    }
}
