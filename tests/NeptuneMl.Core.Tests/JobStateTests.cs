namespace NeptuneMl.Core.Tests;

public sealed class JobStateTests
{
    [Theory]
    [InlineData(null, JobState.Pending)]
    [InlineData("", JobState.Pending)]
    [InlineData("Pending", JobState.Pending)]
    [InlineData("InProgress", JobState.Running)]
    [InlineData("In Progress", JobState.Running)]
    [InlineData("IN_PROGRESS", JobState.Running)]
    [InlineData("Stopping", JobState.Running)]
    [InlineData("Completed", JobState.Succeeded)]
    [InlineData("COMPLETED", JobState.Succeeded)]
    [InlineData("Failed", JobState.Failed)]
    [InlineData("Stopped", JobState.Stopped)]
    [InlineData("Hibernating", JobState.Unknown)]
    public void Neptune_job_status_maps_to_a_state(string? status, JobState state) => Assert.Equal(state, JobStates.OfNeptuneJob(status));

    [Theory]
    [InlineData(null, JobState.Pending)]
    [InlineData("Creating", JobState.Running)]
    [InlineData("Updating", JobState.Running)]
    [InlineData("SystemUpdating", JobState.Running)]
    [InlineData("RollingBack", JobState.Running)]
    [InlineData("Deleting", JobState.Running)]
    [InlineData("InService", JobState.Succeeded)]
    [InlineData("Failed", JobState.Failed)]
    [InlineData("OutOfService", JobState.Stopped)]
    [InlineData("Hibernating", JobState.Unknown)]
    public void Endpoint_status_maps_to_a_state(string? status, JobState state) => Assert.Equal(state, JobStates.OfNeptuneEndpoint(status));

    [Theory]
    [InlineData(null, JobState.Pending)]
    [InlineData("CREATE_PENDING", JobState.Pending)]
    [InlineData("CREATE_IN_PROGRESS", JobState.Running)]
    [InlineData("ACTIVE", JobState.Succeeded)]
    [InlineData("CREATE_FAILED", JobState.Failed)]
    [InlineData("CANCEL_PENDING", JobState.Running)]
    [InlineData("CANCEL_IN_PROGRESS", JobState.Running)]
    [InlineData("CANCEL_FAILED", JobState.Failed)]
    [InlineData("DELETE_PENDING", JobState.Running)]
    [InlineData("DELETE_IN_PROGRESS", JobState.Running)]
    [InlineData("DELETE_FAILED", JobState.Failed)]
    [InlineData("INACTIVE", JobState.Stopped)]
    [InlineData("HIBERNATING", JobState.Unknown)]
    public void Clean_Rooms_status_maps_to_a_state(string? status, JobState state) => Assert.Equal(state, JobStates.OfCleanRooms(status));

    [Theory]
    [InlineData(JobState.Unknown, false)]
    [InlineData(JobState.Pending, false)]
    [InlineData(JobState.Running, false)]
    [InlineData(JobState.Succeeded, true)]
    [InlineData(JobState.Failed, true)]
    [InlineData(JobState.Stopped, true)]
    public void Only_three_states_are_final(JobState state, bool final) => Assert.Equal(final, state.IsFinal());
}
