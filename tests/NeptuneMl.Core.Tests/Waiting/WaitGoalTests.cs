using NeptuneMl.CleanRooms;
using NeptuneMl.Core.Waiting;

namespace NeptuneMl.Core.Tests.Waiting;

/// <summary>When a wait for a cancellation or a deletion ends, by the status of the service.</summary>
public sealed class WaitGoalTests
{
    [Theory]
    [InlineData(WaitGoal.Success, "CREATE_IN_PROGRESS", false, false)]
    [InlineData(WaitGoal.Success, "ACTIVE", true, false)]
    [InlineData(WaitGoal.Success, "INACTIVE", true, true)]
    [InlineData(WaitGoal.Stop, "CANCEL_IN_PROGRESS", false, false)]
    [InlineData(WaitGoal.Stop, "INACTIVE", true, false)]
    [InlineData(WaitGoal.Stop, "ACTIVE", true, false)]
    [InlineData(WaitGoal.Stop, "CREATE_FAILED", true, false)]
    [InlineData(WaitGoal.Stop, "CANCEL_FAILED", true, true)]
    [InlineData(WaitGoal.ContentDeletion, "ACTIVE", false, false)]
    [InlineData(WaitGoal.ContentDeletion, "DELETE_PENDING", false, false)]
    [InlineData(WaitGoal.ContentDeletion, "INACTIVE", true, false)]
    [InlineData(WaitGoal.ContentDeletion, "DELETE_FAILED", true, true)]
    [InlineData(WaitGoal.Deletion, "ACTIVE", false, false)]
    [InlineData(WaitGoal.Deletion, "DELETE_IN_PROGRESS", false, false)]
    [InlineData(WaitGoal.Deletion, "DELETE_FAILED", true, true)]
    internal void Wait_ends_with_status(WaitGoal goal, string status, bool hasEnded, bool hasFailed)
    {
        TrainedModel model = new() { Name = "model", TrainedModelArn = "arn", Status = status };

        Assert.Equal(hasEnded, goal.HasEnded(model));
        Assert.Equal(hasFailed, goal.HasFailed(model));
    }

    [Theory]
    [InlineData(WaitGoal.Stop, "InProgress", false)]
    [InlineData(WaitGoal.Stop, "Completed", true)]
    [InlineData(WaitGoal.Stop, "Stopped", true)]
    internal void Cancellation_of_a_finished_job_is_not_sent(WaitGoal goal, string status, bool isUnderWay) =>
        Assert.Equal(isUnderWay, goal.IsUnderWay(new TrainingJob { Id = "genres", Status = status }));

    [Theory]
    [InlineData("InService", false)]
    [InlineData("Failed", false)]
    [InlineData("Deleting", true)]
    [InlineData("Deleted", true)]
    public void Deletion_that_has_begun_is_not_sent_again(string status, bool isUnderWay) =>
        Assert.Equal(isUnderWay, WaitGoal.Deletion.IsUnderWay(new MLEndpoint { Id = "genres", Status = status }));
}
