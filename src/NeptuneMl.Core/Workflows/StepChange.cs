using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Core.Workflows;

/// <summary>The change that a step of a workflow makes, bound and checked, whatever the class of its resource.</summary>
internal abstract class StepChange
{
    /// <summary>The most attempts of a step.</summary>
    public const int MostAttempts = 99;

    /// <summary>The kind of resource for messages, such as <c>training job</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The id or name under which the resource is created.</summary>
    public abstract string Key { get; }

    /// <summary>Whether the file specifies <see cref="Key"/>, so that it says nothing about the request.</summary>
    public abstract bool HasOwnKey { get; }

    /// <summary>Whether an existing resource is updated when the request changes. Any other resource is immutable.</summary>
    public abstract bool CanUpdate { get; }

    /// <summary>Whether an existing resource is compared with each member of the request, so that nothing else has to tell whether the
    /// request has changed.</summary>
    public virtual bool IsFullyCompared => false;

    /// <summary>Whether <see cref="StartAsync"/> and <see cref="UpdateAsync"/> make several requests and wait in between, so that they take
    /// as long as a job.</summary>
    public virtual bool Waits => false;

    /// <summary>Polls the resources of a change that waits.</summary>
    public JobFollower? Follow { get; set; }

    /// <summary>A hash of the request without its id or name.</summary>
    public abstract string Fingerprint { get; init; }

    /// <summary>The resource as it will be, as far as that is known before the request is sent: with its id and the members of the
    /// request; null when its ARN is not known.</summary>
    public abstract object? Predicted { get; }

    /// <summary>A change that creates a resource.</summary>
    /// <param name="resource">The operations of the resource.</param>
    /// <param name="input">The input.</param>
    /// <param name="prefix">The beginning of the id or name when the input does not have one.</param>
    /// <param name="prepare">Binds and checks the request of an input.</param>
    /// <param name="update">Binds and checks the update of an existing resource; null when the resource is immutable.</param>
    public static StepChange Create<TResource>(
        Resource<TResource> resource, ApiInput input, string prefix, Func<ApiInput, Change<TResource>> prepare,
        Func<ApiInput, Change<TResource>>? update = null)
        where TResource : class => CreationStep<TResource>.Of(resource, input, prefix, prepare, update);

    /// <summary>A change that creates or replaces the only resource of its kind.</summary>
    /// <param name="change">The change, which is idempotent.</param>
    /// <param name="get">Reads the resource.</param>
    public static StepChange Replace<TResource>(Change<TResource> change, Operation<TResource> get)
        where TResource : class => new ReplacementStep<TResource>(change, get);

    /// <summary>Why the same change failed when it was last made, if only a journal tells; else null.</summary>
    public virtual NeptuneMLException? FindEarlierFailure() => null;

    /// <summary>The same change under the id or name of an attempt.</summary>
    /// <param name="number">The number of the attempt, from 1.</param>
    public virtual StepChange Attempt(int number) => this;

    /// <summary>The number of the latest attempt whose resource exists; 0 when none exists. A resource that has only one attempt need not be
    /// looked up.</summary>
    public virtual Task<int> FindAttemptAsync(CallContext context) => Task.FromResult(1);

    /// <summary>Reads the existing resource; null when it does not exist.</summary>
    /// <exception cref="NeptuneMLException">The resource contradicts the request (<c>ResumeMismatch</c>), or cannot be read.</exception>
    public abstract Task<object?> FindAsync(CallContext context);

    /// <summary>Creates the resource, unless it exists by now.</summary>
    public abstract Task<object> StartAsync(CallContext context);

    /// <summary>Updates the existing resource.</summary>
    public abstract Task<object> UpdateAsync(CallContext context);

    /// <summary>Adds the members of the request that the service did not return to a result, so that a result which was read equals the one
    /// of the start.</summary>
    public abstract object Complete(object result);

    /// <summary>What identifies a result in requests: its id or ARN.</summary>
    public static string KeyOf(object result) => result switch
    {
        CleanRoomsResource { ResourceArn: { } arn } => arn,
        CleanRoomsDefinition { ResourceArn: { } arn } => arn,
        MLResource resource => resource.Key,
        MLConfiguration configuration => configuration.MembershipIdentifier,
        _ => result.ToString() ?? "",
    };

    /// <summary>The state of a result.</summary>
    public static JobState StateOf(object result) => (result as MLResource)?.State ?? JobState.Succeeded;
}
