namespace NeptuneMl.Core.Waiting;

/// <summary>Polls a resource until it has reached a goal.</summary>
/// <param name="job">The resource.</param>
/// <param name="goal">What to wait for.</param>
/// <param name="receive">Receives the state changes and then the outcome, on any thread.</param>
internal delegate void JobFollower(MLResource job, WaitGoal goal, Action<CallRecord> receive);
