using NeptuneMl.Core.Calls;
using NeptuneMl.Core.Requests;
using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>Identifies a resource of Neptune ML by its id within the cluster.</summary>
/// <param name="outputMember">The member of the request with the S3 location of the output, or null.</param>
/// <param name="contradictions">What else an existing resource shows that contradicts a request, or null.</param>
internal sealed class IdIdentity<TResource>(string? outputMember = null, Func<object, TResource, Contradiction?>? contradictions = null) : Identity<TResource>
    where TResource : NeptuneMLResource
{
    public override string Parameter => "Id";

    public override bool KeepsKnown => true;

    protected override int MaxLength => 48;

    /// <summary>
    /// Adds an id, by which the start is found again when no response is received: a new one, or a deterministic one where an earlier
    /// run of the same input is to be found.
    /// </summary>
    public override void Complete(object request, ApiInput input)
    {
        if (input.Find(Member) is not null) return;
        string id = input.HasDeterministicId ? DerivedId.Of((Amazon.Runtime.AmazonWebServiceRequest)request) : Guid.NewGuid().ToString();
        input.Add(Member, Parameter, id);
        request.GetType().GetProperty(Parameter)!.SetValue(request, id);
    }

    /// <summary>Reads the resource under the id. The result has what the service shows, and the roles, which the next calls need.</summary>
    public override async Task<Lookup<TResource>> FindAsync(Resource<TResource> resource, CallContext context, object request, object known, DateTimeOffset? sentAt)
    {
        TResource requested = ResultReader.Read<TResource>(request);
        TResource roles = ResultReader.Read<TResource>(
            new ResultScope { Id = requested.Id, NeptuneIamRoleArn = requested.NeptuneIamRoleArn, SagemakerIamRoleArn = requested.SagemakerIamRoleArn });
        try
        {
            TResource found = await resource.ReadAgainAsync(context, roles).ConfigureAwait(false);
            return Lookup<TResource>.Of(found, [.. RequestMatch.Contradictions(request, found), .. Further(request, found)]);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.MLResourceNotFound)
        {
            return Lookup<TResource>.None;
        }
    }

    public override IReadOnlyList<string> NotShown(ApiInput input, TResource found) =>
        RequestMatch.NotShown(input, found, outputMember is not null && found.Parts.Any(part => part?.OutputLocation is not null) ? [outputMember] : []);

    private IEnumerable<Contradiction> Further(object request, TResource found)
    {
        if (outputMember is not null && S3Location.Contradiction(outputMember, request, found) is { } elsewhere) yield return elsewhere;
        if (contradictions?.Invoke(request, found) is { } other) yield return other;
    }
}
