namespace NeptuneMl.Emulator.Neptune;

/// <summary>A job, with the properties that only its job type has.</summary>
internal sealed record StoredJob<TDetail>(NeptuneJob Job, TDetail Detail);
