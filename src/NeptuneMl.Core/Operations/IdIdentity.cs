using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Operations;

/// <summary>Identifies a resource of Neptune ML by its id within the cluster.</summary>
/// <param name="outputMember">The member of the request with the S3 location of the output, or null.</param>
/// <param name="contradictions">Another comparison of a request with an existing resource, or null.</param>
internal sealed class IdIdentity<TResource>(
    string? outputMember = null, Func<object, TResource, Contradiction?>? contradictions = null) : Identity<TResource>
    where TResource : NeptuneMLResource
{
    public override string Parameter => "Id";

    public override bool KeepsKnown => true;

    public override int MaxLength => 48;

    /// <summary>Adds an id if the request has none, so that the job can be looked up when no response is received: a random id, or a
    /// deterministic one when the job of an earlier run with the same input is to be found.</summary>
    public override void Complete(object request, ApiInput input)
    {
        if (input.Find(Member) is not null) return;
        string id = input.HasDeterministicId ? DerivedId.Of((AmazonWebServiceRequest)request) : Guid.NewGuid().ToString();
        input.Add(Member, Parameter, id);
        Members.Find(request.GetType(), Parameter)!.SetValue(request, id);
    }

    /// <summary>Reads the resource with the id. The result has what the service returns, and the roles of the request, which the service
    /// does not return and the next calls need.</summary>
    public override async Task<Lookup<TResource>> FindAsync(
        Resource<TResource> resource, CallContext context, object request, object known, DateTimeOffset? sentAt)
    {
        TResource requested = ResultReader.Read<TResource>(request);
        TResource roles = ResultReader.Read<TResource>(
            new ResultScope
            {
                Id = requested.Id,
                NeptuneIamRoleArn = requested.NeptuneIamRoleArn,
                SagemakerIamRoleArn = requested.SagemakerIamRoleArn,
            });
        try
        {
            TResource found = await resource.ReadAgainAsync(context, roles).ConfigureAwait(false);
            return Lookup<TResource>.Of(found, [.. RequestMatch.Contradictions(request, found), .. OtherContradictions(request, found)]);
        }
        catch (NeptuneMLException failure) when (failure.ErrorId == ErrorIds.MLResourceNotFound)
        {
            return Lookup<TResource>.None;
        }
    }

    public override IReadOnlyList<string> NotReturned(ApiInput input, TResource found)
    {
        bool hasOutput = outputMember is not null && found.Parts.Any(part => part?.OutputLocation is not null);
        return RequestMatch.NotReturned(input, found, hasOutput ? [outputMember!] : []);
    }

    private IEnumerable<Contradiction> OtherContradictions(object request, TResource found)
    {
        if (outputMember is not null && S3Location.Contradiction(outputMember, request, found) is { } location) yield return location;
        if (contradictions?.Invoke(request, found) is { } other) yield return other;
    }
}
