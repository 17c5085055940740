using NeptuneMl.Core.Results;

namespace NeptuneMl.Core.Workflows;

/// <summary>The change of a step that creates a resource or starts a job.</summary>
internal sealed class CreationStep<TResource> : StepChange
    where TResource : class
{
    private const int HashLength = 8;

    // Replaces the id or name while the fingerprint is computed, because the API may require one.
    private const string Unnamed = "step";

    private readonly Identity<TResource> _identity;
    private readonly Resource<TResource> _resource;
    private readonly ApiInput _input;
    private readonly Change<TResource> _change;
    private readonly Func<ApiInput, Change<TResource>> _prepare;
    private readonly Func<ApiInput, Change<TResource>>? _update;

    private CreationStep(
        Resource<TResource> resource, ApiInput input, Func<ApiInput, Change<TResource>> prepare, Func<ApiInput, Change<TResource>>? update)
    {
        _resource = resource;
        _identity = resource.Identity;
        _input = input;
        _prepare = prepare;
        _update = update;
        _change = prepare(input);
    }

    public override string Kind => _change.Kind;

    public override string Key => _change.Key;

    public override bool HasOwnKey => OwnKey is not null;

    public override bool CanUpdate => HasOwnKey && _update is not null;

    public override required string Fingerprint { get; init; }

    public override object? Predicted => typeof(TResource).IsAssignableTo(typeof(NeptuneMLResource))
        ? ResultReader.Read<TResource>(_change.Request, new ResultScope())
        : null;

    /// <summary>The key of the first attempt.</summary>
    internal required string FirstKey { get; init; }

    private string? OwnKey { get; init; }

    public static CreationStep<TResource> Of(
        Resource<TResource> resource, ApiInput input, string prefix, Func<ApiInput, Change<TResource>> prepare,
        Func<ApiInput, Change<TResource>>? update)
    {
        Identity<TResource> identity = resource.Identity;
        // A name that is taken from the result of another step would not follow from the request.
        string? own = input.Members.FirstOrDefault(
            member => member.IsArgument && member.Path.Equals(identity.Member, StringComparison.OrdinalIgnoreCase))?.Value as string;
        if (own is null)
        {
            input.Remove(identity.Member);
            input.Default(identity.Member, Unnamed);
        }

        string fingerprint = Convert.ToHexStringLower(CanonicalRequest.DigestOf(prepare(input).Request, identity.Parameter));
        string key = own ?? KeyOf(prefix, fingerprint[..HashLength], identity.MaxLength);
        return new CreationStep<TResource>(resource, input.With(identity.Member, key), prepare, update)
        {
            Fingerprint = fingerprint,
            FirstKey = key,
            OwnKey = own,
        };
    }

    public override StepChange Attempt(int number) =>
        new CreationStep<TResource>(
            _resource, number == 1 ? _input.With(_identity.Member, FirstKey) : _identity.ForAttempt(_input, FirstKey, number), _prepare,
            _update)
        {
            Fingerprint = Fingerprint,
            FirstKey = FirstKey,
            OwnKey = OwnKey,
        };

    public override async Task<int> FindAttemptAsync(CallContext context)
    {
        if (await _change.ListKeysAsync!(context).ConfigureAwait(false) is { } keys)
        {
            int latest = MostAttempts;
            while (latest > 0 && !keys.Contains(KeyOf(latest))) latest--;
            return latest;
        }

        // The list is incomplete.
        int number = 0;
        while (number < MostAttempts && await ExistsAsync(number + 1).ConfigureAwait(false)) number++;
        return number;

        async Task<bool> ExistsAsync(int next)
        {
            try
            {
                return await Attempt(next).FindAsync(context).ConfigureAwait(false) is not null;
            }
            catch (NeptuneMLException mismatch) when (mismatch.ErrorId == ErrorIds.ResumeMismatch)
            {
                return true;
            }
        }
    }

    public override async Task<object?> FindAsync(CallContext context)
    {
        try
        {
            return await _change.FindEarlierAsync!(context).ConfigureAwait(false) is { } found ? Complete(found) : null;
        }
        // Deleted since it was listed.
        catch (NeptuneMLException failure) when (failure.ErrorId is ErrorIds.ResourceNotFound && context.Lists is not null)
        {
            return null;
        }
    }

    public override async Task<object> StartAsync(CallContext context)
    {
        if (await FindAsync(context).ConfigureAwait(false) is { } earlier) return earlier;
        TResource started;
        try
        {
            started = await _change.StartAsync(context).ConfigureAwait(false);
        }
        catch (NeptuneMLException rejection) when (rejection.HttpStatus is 400 or 409)
        {
            // The service may have received the request of a killed run late.
            if (await FindAsync(context).ConfigureAwait(false) is { } late) return late;
            throw;
        }

        // A resource without a status is complete at once, and steps may refer to what only a read returns.
        return Complete(started is MLResource || _resource.Get is null
            ? started
            : await _resource.ReadAgainAsync(context, started).ConfigureAwait(false));
    }

    public override async Task<object> UpdateAsync(CallContext context) =>
        Complete(await _update!(_input).StartAsync(context).ConfigureAwait(false));

    public override object Complete(object result) => ResultReader.Read<TResource>(result, _change.Request);

    private string KeyOf(int attempt) => attempt == 1 ? FirstKey : _identity.KeyOfAttempt(FirstKey, attempt);

    private static string KeyOf(string prefix, string fingerprint, int maxLength) =>
        $"{AttemptKey.Truncated(prefix.Replace('_', '-'), maxLength - fingerprint.Length - 1)}-{fingerprint}";
}
